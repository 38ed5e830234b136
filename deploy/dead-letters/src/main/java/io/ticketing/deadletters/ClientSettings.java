package io.ticketing.deadletters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import org.apache.kafka.clients.CommonClientConfigs;

/// How to reach a broker: its address, and other client settings, such as the user.
record ClientSettings(Map<String, String> all) {

    public static ClientSettings of(String bootstrapServers) {
        return new ClientSettings(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /// Adds a properties file, as Kafka's own programs accept it with `--command-config`.
    public ClientSettings with(Path file) throws IOException {
        var read = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            read.load(reader);
        }
        Map<String, String> both = new HashMap<>();
        read.stringPropertyNames().forEach(name -> both.put(name, read.getProperty(name)));
        both.putAll(all);
        return new ClientSettings(Map.copyOf(both));
    }

    /// The settings of one client, which take precedence.
    Map<String, Object> and(Map<String, Object> own) {
        Map<String, Object> both = new HashMap<>(all);
        both.putAll(own);
        return both;
    }
}
