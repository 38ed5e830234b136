package io.ticketing.sandbox;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// Runs the gateway on its own, as in a container: `java -jar ticketing-sandbox.jar`.
///
/// Its settings come from the environment: `SANDBOX_HOST` and `SANDBOX_PORT` are its address (all
/// addresses, 8080); `DB_HOST`, `DB_PORT`, `DB_NAME`, `DB_USERNAME` and `DB_PASSWORD` are its
/// database; `SANDBOX_WEBHOOK_URL` and `SANDBOX_WEBHOOK_SECRET`, which are optional, are where it
/// sends all events.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        SandboxGateway gateway = start(System.getenv());
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
        System.out.println("The sandbox gateway, which moves no money, listens on port " + gateway.port());
    }

    static SandboxGateway start(Map<String, String> environment) {
        var address = new InetSocketAddress(
                environment.getOrDefault("SANDBOX_HOST", "0.0.0.0"),
                Integer.parseInt(environment.getOrDefault("SANDBOX_PORT", "8080")));
        String database = "jdbc:postgresql://%s:%s/%s"
                .formatted(
                        required(environment, "DB_HOST"),
                        environment.getOrDefault("DB_PORT", "5432"),
                        environment.getOrDefault("DB_NAME", "sandbox"));
        return SandboxGateway.start(
                address,
                Database.open(database, required(environment, "DB_USERNAME"), required(environment, "DB_PASSWORD")),
                webhooks(environment));
    }

    private static Optional<WebhookTarget> webhooks(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("SANDBOX_WEBHOOK_URL"))
                .map(url -> new WebhookTarget(URI.create(url), required(environment, "SANDBOX_WEBHOOK_SECRET")));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }
}
