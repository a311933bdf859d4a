package io.jenkins.plugins.dashenterprise.simulator;

import java.time.Instant;

/** A database. Two of different types may have the same name. */
public record SimulatedService(String name, String serviceType, String ownerName, Instant created) {
    public String status() {
        return "";
    }

    SimulatedService ownedBy(String other) {
        return new SimulatedService(name, serviceType, other, created);
    }

    boolean is(String otherName, String otherType) {
        return name.equals(otherName) && serviceType.equals(otherType);
    }

    /** Name of the variable with which an app finds it. */
    String variable() {
        return serviceType.equals("redis") ? "REDIS_URL" : "DATABASE_URL";
    }

    String url() {
        return serviceType.equals("redis")
                ? "redis://:fake-password@dokku-redis-" + name + ":6379"
                : "postgres://postgres:fake-password@dokku-postgres-" + name + ":5432/" + name;
    }
}
