package io.ticketing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/// The infrastructure of [TestInfrastructure], which is unreachable until the test lets it come up.
public final class LateServers implements QuarkusTestResourceLifecycleManager {

    public enum Server {
        BROKER,
        DATABASE,
        REDIS,
        REGISTRY
    }

    private static final Map<Server, Late> LATE = new EnumMap<>(Server.class);
    private static final Map<Server, Forwarder> COME = new EnumMap<>(Server.class);

    private final TestInfrastructure infrastructure = new TestInfrastructure();

    private record Late(int port, URI address) {}

    /// Checks that the running service is live without its servers, refuses calls of its API
    /// properly, and becomes ready when they come up.
    ///
    /// @param api addresses that ask the database
    public static void areWaitedFor(String... api) {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503);
        for (String address : api) {
            given().get(address)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "1");
        }
        come();
        await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    /// Makes all of them reachable from now on.
    public static void come() {
        come(Server.values());
    }

    /// Makes some of them reachable from now on.
    public static void come(Server... servers) {
        for (Server server : servers) {
            Late late = Objects.requireNonNull(LATE.get(server));
            try {
                COME.put(server, new Forwarder(late.port(), late.address()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Keeps existing connections to a server open without answers; new connections work.
    public static void silence(Server server) {
        Objects.requireNonNull(COME.get(server)).silence();
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>(infrastructure.start());
        config.put("ticketing.migration.start-patience", "0s");
        String database = config.get("DB_HOST") + ":" + config.get("DB_PORT");
        config.put("DB_PORT", String.valueOf(late(Server.DATABASE, database)));
        config.compute("kafka.bootstrap.servers", (_, broker) -> "127.0.0.1:" + late(Server.BROKER, broker));
        config.compute("SCHEMA_REGISTRY_URL", (_, url) -> lateUrl(Server.REGISTRY, url));
        config.compute("REDIS_URL", (_, url) -> lateUrl(Server.REDIS, url));
        return config;
    }

    @Override
    public void stop() {
        try {
            for (Forwarder forwarder : COME.values()) {
                forwarder.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            COME.clear();
            LATE.clear();
            infrastructure.stop();
        }
    }

    private static String lateUrl(Server server, String url) {
        String address = URI.create(url).getAuthority();
        return url.replace(address, "127.0.0.1:" + late(server, address));
    }

    private static int late(Server server, String address) {
        int port = Forwarder.freePort();
        LATE.put(server, new Late(port, URI.create("tcp://" + address)));
        return port;
    }
}
