package io.ticketing.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/// Gives the tests of a module real infrastructure without other tests' data.
///
/// The servers are shared by the whole build; database, topics and Redis database belong to this
/// test run.
public final class TestInfrastructure implements QuarkusTestResourceLifecycleManager {

    /// System properties under which other test classes find the addresses: they may live in
    /// other class loaders.
    static final String BOOTSTRAP_SERVERS = "ticketing.test.kafka";

    static final String REGISTRY_URL = "ticketing.test.registry";
    static final String TOPIC_PREFIX = "ticketing.test.topic-prefix";

    private static final int REDIS_DATABASES = 16;

    @Override
    public Map<String, String> start() {
        Properties addresses = new SharedInfrastructure().addresses();
        String run = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        String prefix = "t" + run + "-";
        System.setProperty(BOOTSTRAP_SERVERS, addresses.getProperty("kafka.bootstrap"));
        System.setProperty(REGISTRY_URL, addresses.getProperty("registry.url"));
        System.setProperty(TOPIC_PREFIX, prefix);
        TestRegistry.takeAnySchema();

        var config = new HashMap<String, String>();
        config.put("quarkus.http.test-port", "0");
        config.put("kafka.bootstrap.servers", addresses.getProperty("kafka.bootstrap"));
        config.put("SCHEMA_REGISTRY_URL", addresses.getProperty("registry.url"));
        config.put("ticketing.migration.start-patience", "30s");
        config.put("ticketing.topics.prefix", prefix);
        config.put("ticketing.topics.partitions", "3");
        config.put("REDIS_URL", addresses.getProperty("redis.url") + "/" + redisDatabase());
        config.put("ticketing.payments.gateway.url", addresses.getProperty("gateway.url"));
        config.put("ticketing.payments.gateway.key", "sk_test_component_tests");
        config.putAll(createDatabase(addresses, "test_" + run));
        config.putAll(TestKeys.create().config());
        return config;
    }

    @Override
    public void stop() {
        TestEvents.close();
    }

    private static int redisDatabase() {
        return ThreadLocalRandom.current().nextInt(1, REDIS_DATABASES);
    }

    private static Map<String, String> createDatabase(Properties addresses, String name) {
        String host = addresses.getProperty("postgres.host");
        String port = addresses.getProperty("postgres.port");
        String user = addresses.getProperty("postgres.username");
        String password = addresses.getProperty("postgres.password");
        String url = "jdbc:postgresql://" + host + ":" + port + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("No database for the tests at " + url, e);
        }
        return Map.of(
                "DB_HOST", host,
                "DB_PORT", port,
                "DB_NAME", name,
                "DB_USERNAME", user,
                "DB_PASSWORD", password);
    }
}
