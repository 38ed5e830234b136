package io.ticketing.auth.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.Forwarder;
import io.ticketing.testing.TestInfrastructure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Sign-ins continue without Redis, and each replica counts them.
@QuarkusTest
@WithTestResource(RedisOutageTest.Door.class)
class RedisOutageTest {

    @Inject
    RedisDataSource counters;

    @ConfigProperty(name = "ticketing.auth.attempts.keys")
    String keys;

    Door redis;

    /// The usual infrastructure, with Redis behind a door.
    public static final class Door implements QuarkusTestResourceLifecycleManager {

        private final TestInfrastructure infrastructure = new TestInfrastructure();
        private final int port = Forwarder.freePort();
        private URI address;
        private Forwarder door;

        @Override
        public Map<String, String> start() {
            var config = new HashMap<>(infrastructure.start());
            address = URI.create(config.get("REDIS_URL"));
            config.put("REDIS_URL", "redis://127.0.0.1:" + port + address.getPath());
            // as shipped
            String counters = "io.ticketing.auth.attempts.SharedCounters/";
            config.put(counters + "take/Timeout/value", "250");
            config.put(counters + "giveBack/Timeout/value", "250");
            return config;
        }

        void open() {
            try {
                door = new Forwarder(port, address);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void silence() {
            door.silence();
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(this, new TestInjector.MatchesType(Door.class));
        }

        @Override
        public void stop() {
            try {
                if (door != null) {
                    door.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                infrastructure.stop();
            }
        }
    }

    @Test
    void signsInWithItsOwnCountersWhileRedisIsDownOrSilent() {
        given().get("/q/health/ready").then().statusCode(200);
        String email = AuthClient.anEmail();
        AuthClient.signUp(email).statusCode(201);
        AuthClient.signIn(email, AuthClient.PASSWORD).statusCode(200);
        assertThat(wrongUntilRefused(AuthClient.anEmail())).isEqualTo(20);

        redis.open();
        await().until(() -> {
            AuthClient.signIn(AuthClient.anEmail(), "wrong password");
            return !counters.key().keys("*" + keys + "*").isEmpty();
        });

        redis.silence();
        for (int i = 0; i < 6; i++) {
            long start = System.nanoTime();
            AuthClient.signIn(email, AuthClient.PASSWORD).statusCode(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
        assertThat(wrongUntilRefused(AuthClient.anEmail())).isBetween(20, 40);
    }

    private static int wrongUntilRefused(String email) {
        for (int tried = 0; tried < 60; tried++) {
            int status = AuthClient.signIn(email, "wrong password").extract().statusCode();
            if (status == 429) {
                return tried;
            }
            assertThat(status).isEqualTo(401);
        }
        throw new AssertionError("never refused");
    }
}
