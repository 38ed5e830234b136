package io.ticketing.local.process;

import java.util.HashMap;
import java.util.Map;

/// What children find in their environment.
public final class Environment {

    private Environment() {}

    /// The caller's environment, so that their settings reach the services, with what this program
    /// decides on top.
    public static Map<String, String> ofCallerWith(Map<String, String> decided) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(decided);
        return environment;
    }

    /// For servers that would take the settings of the services for their own.
    public static Map<String, String> withoutSettings(Map<String, String> decided) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(Environment::isSetting);
        environment.putAll(decided);
        return environment;
    }

    private static boolean isSetting(String name) {
        return name.startsWith("QUARKUS_")
                || name.startsWith("TICKETING_")
                || name.startsWith("MP_")
                || name.startsWith("PG");
    }
}
