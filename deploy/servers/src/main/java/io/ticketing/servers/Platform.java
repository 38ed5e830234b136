package io.ticketing.servers;

import io.ticketing.servers.process.StartFailure;

/// The names of this machine's platform in the servers' packages.
///
/// @param postgres the platform in the name of the archive of PostgreSQL
/// @param redis the platform in the name of the Redis program
record Platform(String postgres, String redis) {

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String system, String architecture) {
        boolean arm = architecture.equals("aarch64");
        boolean intel = architecture.equals("amd64") || architecture.equals("x86_64");
        if (system.equals("Linux") && (arm || intel)) {
            return arm ? new Platform("linux-arm_64", "linux-arm64") : new Platform("linux-x86_64", "linux-amd64");
        }
        if (system.startsWith("Mac") && (arm || intel)) {
            return arm ? new Platform("darwin-arm_64", "darwin-arm64") : new Platform("darwin-x86_64", "darwin-amd64");
        }
        throw new StartFailure("Ticketing runs on Linux and macOS with an x86-64 or ARM64 processor; this is %s on %s."
                .formatted(system, architecture));
    }

    static String name() {
        return System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    }
}
