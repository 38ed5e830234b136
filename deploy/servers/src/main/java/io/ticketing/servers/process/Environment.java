package io.ticketing.servers.process;

import java.util.HashMap;
import java.util.Map;

/// The environment of child processes.
public final class Environment {

    private Environment() {}

    /// The caller's environment, so that its settings reach the services, overridden by this
    /// program's decisions.
    public static Map<String, String> ofCallerWith(Map<String, String> decided) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(decided);
        return environment;
    }

    /// For servers that would take the services' settings as their own.
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
