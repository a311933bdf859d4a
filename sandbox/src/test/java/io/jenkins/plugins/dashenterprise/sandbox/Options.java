package io.jenkins.plugins.dashenterprise.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the command line says.
 *
 * @param file the Jenkinsfile, or null for the quick start
 * @param server the URL of a real server, or null for the simulated one
 * @param secrets credentials ids with the secret texts behind them
 */
record Options(String file, String server, Map<String, String> secrets) {
    private static final String USAGE = "Usage: [FILE] [--server URL] [--secret ID=VARIABLE]...";

    static Options parse(String... arguments) {
        String file = null;
        String server = null;
        Map<String, String> secrets = new LinkedHashMap<>();
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        while (!rest.isEmpty()) {
            String argument = rest.remove();
            if (argument.equals("--server")) {
                server = value(argument, rest);
            } else if (argument.equals("--secret")) {
                String[] idAndVariable = value(argument, rest).split("=", 2);
                secrets.put(idAndVariable[0], variable(idAndVariable[idAndVariable.length - 1]));
            } else if (argument.startsWith("-") || file != null) {
                throw new IllegalArgumentException("Not understood: " + argument + "\n" + USAGE);
            } else {
                file = argument;
            }
        }
        if (server == null) {
            secrets.putIfAbsent("shop-database-password", UUID.randomUUID().toString());
        }
        return new Options(file, server, secrets);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value\n" + USAGE);
        }
        return rest.remove();
    }

    /** A variable of the environment, where what must not be seen on a command line is handed over. */
    static String variable(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("The environment variable " + name + " is not set.");
        }
        return value;
    }
}
