package io.ticketing.local.parts;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.ticketing.servers.Distribution;
import io.ticketing.servers.Http;
import io.ticketing.servers.InfrastructurePorts;
import io.ticketing.servers.InfrastructureSettings;
import io.ticketing.servers.JavaProgram;
import io.ticketing.servers.JavaServer;
import io.ticketing.servers.SchemaRegistry;
import io.ticketing.servers.process.Environment;

/// Makes the services' servers: where they are built, and the configuration that connects them.
///
/// @param root the folder of the repository
/// @param options settings given on the command line, by the names of the services' environment
/// variables
public record Services(
        Path root,
        InfrastructureSettings settings,
        Ports ports,
        Distribution distribution,
        Map<String, String> options) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String SIGN_UPS = "TICKETING_AUTH_SIGN_UP_ATTEMPTS_PER_ADDRESS";
    private static final String RETURNS = "TICKETING_PAYMENTS_RETURNS_STOREFRONT";

    public JavaServer server(Service service, Http http) throws IOException {
        String ready = "http://%s:%d/q/health/ready".formatted(LOOPBACK, ports.of(service));
        return new JavaServer(
                service.toString(),
                program(service),
                environment(service),
                settings.logs().resolve(service + ".log"),
                () -> http.get(ready));
    }

    /// The jar that Maven makes of a service.
    public static Path jar(Path root, Service service) {
        return root.resolve("services/%s/target/quarkus-app/quarkus-run.jar".formatted(service));
    }

    private JavaProgram program(Service service) {
        Path jar = jar(root, service);
        return new JavaProgram(
                JavaProgram.small(service.heap(), service.speed(), "-XX:+ExitOnOutOfMemoryError"),
                List.of("-jar", jar.toString()),
                jar,
                distribution.cache(service.toString()));
    }

    private Map<String, String> environment(Service service) throws IOException {
        InfrastructurePorts servers = ports.infrastructure();
        Map<String, String> decided = new HashMap<>(options);
        decided.put("QUARKUS_HTTP_HOST", LOOPBACK);
        decided.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(service)));
        decided.put("KAFKA_BOOTSTRAP_SERVERS", LOOPBACK + ":" + servers.kafka());
        decided.put("SCHEMA_REGISTRY_URL", SchemaRegistry.url(servers.registry()));
        decided.put("JWKS_URL", url(Service.AUTH) + "/.well-known/jwks.json");
        if (service.hasDatabase()) {
            decided.put("DB_HOST", LOOPBACK);
            decided.put("DB_PORT", String.valueOf(servers.postgres()));
            decided.put("DB_NAME", service.toString());
            decided.put("DB_USERNAME", service.toString());
            decided.put("DB_PASSWORD", settings.secrets().password(service.toString()));
        }
        decided.putAll(own(service, servers));
        return Environment.ofCallerWith(decided);
    }

    private Map<String, String> own(Service service, InfrastructurePorts servers) throws IOException {
        return switch (service) {
            case AUTH -> auth(servers);
            case PAYMENTS -> payments(servers);
            case EXPIRATION -> Map.of("REDIS_URL", redis(servers));
            case STOREFRONT -> storefront();
            case TICKETS, ORDERS -> Map.of();
        };
    }

    /// People who try the system sign up many users from one address.
    private Map<String, String> auth(InfrastructurePorts servers) throws IOException {
        return Map.of(
                "TICKETING_AUTH_KEYS_DIRECTORY",
                new SigningKeys(settings.data().resolve("keys")).ensure().toString(),
                "REDIS_URL",
                redis(servers),
                SIGN_UPS,
                Environment.ofCallerWith(options).getOrDefault(SIGN_UPS, "600"));
    }

    private static String redis(InfrastructurePorts servers) {
        return "redis://" + LOOPBACK + ":" + servers.redis();
    }

    /// Banks send buyers back to the address that the launcher shows.
    private Map<String, String> payments(InfrastructurePorts servers) throws IOException {
        String storefront = "http://localhost:" + ports.of(Service.STOREFRONT);
        Map<String, String> own = new HashMap<>(gateway().ofPayments(servers, settings));
        own.put(RETURNS, Environment.ofCallerWith(options).getOrDefault(RETURNS, storefront));
        return own;
    }

    private Map<String, String> storefront() {
        Map<String, String> own = new HashMap<>(gateway().ofStorefront());
        own.put("AUTH_URL", url(Service.AUTH));
        own.put("TICKETS_URL", url(Service.TICKETS));
        own.put("ORDERS_URL", url(Service.ORDERS));
        own.put("PAYMENTS_URL", url(Service.PAYMENTS));
        return own;
    }

    /// Where the sandbox sends its events, if payments go there: where Stripe would, too.
    public Optional<URI> webhooks() {
        return gateway().isStripe()
                ? Optional.empty()
                : Optional.of(URI.create(url(Service.STOREFRONT) + "/api/payments/webhooks/stripe"));
    }

    private GatewaySettings gateway() {
        return new GatewaySettings(Environment.ofCallerWith(options));
    }

    private String url(Service service) {
        return "http://%s:%d".formatted(LOOPBACK, ports.of(service));
    }
}
