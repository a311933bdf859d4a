package org.jvnet.hudson.test;

import hudson.model.Item;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

public class MockAuthorizationStrategy extends AuthorizationStrategy {
    private final List<Rule> rules = new ArrayList<>();

    private record Rule(List<Permission> permissions, Predicate<String> path, List<String> users) {}

    public Grant grant(Permission... permissions) {
        return new Grant(this, List.of(permissions));
    }

    public record Grant(MockAuthorizationStrategy strategy, List<Permission> permissions) {
        public GrantOn everywhere() {
            return new GrantOn(this, path -> true);
        }

        public GrantOn onItems(Item... items) {
            return new GrantOn(this, path -> Arrays.stream(items).anyMatch(i -> i.getFullName().equals(path)));
        }
    }

    public record GrantOn(Grant grant, Predicate<String> path) {
        public MockAuthorizationStrategy to(String... users) {
            grant.strategy.rules.add(new Rule(grant.permissions, path, List.of(users)));
            return grant.strategy;
        }
    }

    @Override
    public ACL getRootACL() {
        return acl("");
    }

    @Override
    public ACL getACL(Job<?, ?> job) {
        return acl(job.getFullName());
    }

    private ACL acl(String path) {
        return new ACL((user, permission) -> rules.stream()
                .filter(r -> r.path.test(path) && r.users.contains(user.getName()))
                .anyMatch(r -> includes(r.permissions, permission)));
    }

    private static boolean includes(List<Permission> granted, Permission wanted) {
        return wanted != null && (granted.contains(wanted) || includes(granted, wanted.impliedBy()));
    }
}
