package io.ticketing.deadletters;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import io.ticketing.servers.InfrastructurePorts;
import io.ticketing.servers.KafkaBroker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// The tool on a broker that requires a login and is shared by several
/// installations.
class SharedBrokerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final InfrastructurePorts PORTS = InfrastructurePorts.free();
    private static final String BOOTSTRAP = "127.0.0.1:" + PORTS.kafka();

    @TempDir
    private static Path folder;

    private static KafkaBroker broker;

    private final StringWriter out = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        Path data = Files.createDirectories(folder.resolve("kafka"));
        Properties properties = KafkaBroker.properties(PORTS, data);
        properties.put(
                "listeners", "SASL_PLAINTEXT://%s,CONTROLLER://127.0.0.1:%d".formatted(BOOTSTRAP, PORTS.controller()));
        properties.put("listener.security.protocol.map", "SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("security.inter.broker.protocol", "SASL_PLAINTEXT");
        properties.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        properties.put("sasl.enabled.mechanisms", "PLAIN");
        properties.put(
                "listener.name.sasl_plaintext.plain.sasl.jaas.config",
                login("broker", "secret") + " user_broker=\"secret\" user_night=\"shift\";");
        broker = KafkaBroker.start(data, properties);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void replaysTheDeadLettersOfOneInstallation() throws Exception {
        Path config = config("shift");
        fill("shop-payments", "shop-payments.dead-letter.orders", "ours");
        fill("payments", "payments.dead-letter.orders", "theirs");

        assertThat(run("list", config)).isZero();
        assertThat(out.toString())
                .contains("shop-payments  orders  ours")
                .contains("1 message waiting.")
                .doesNotContain("theirs");
        assertThat(run("replay", config)).isZero();

        assertThat(out.toString()).contains("1 message replayed.");
        assertThat(read("shop-payments", "payments")).containsExactly("ours");
        out.getBuffer().setLength(0);
        assertThat(run("list", config)).isZero();
        assertThat(out.toString()).contains("0 messages waiting.");
    }

    @Test
    void saysInOneLineThatTheBrokerDoesNotLetIt() throws Exception {
        assertThat(run("list", config("wrong"))).isEqualTo(CommandLine.ExitCode.SOFTWARE);

        assertThat(out.toString().lines())
                .singleElement()
                .asString()
                .startsWith("Kafka can't be asked: ")
                .contains("Authentication failed");
    }

    private int run(String command, Path config) {
        PrintWriter writer = new PrintWriter(out, true);
        return Main.commandLine()
                .setOut(writer)
                .setErr(writer)
                .execute(
                        command,
                        "--bootstrap-servers",
                        BOOTSTRAP,
                        "--command-config",
                        config.toString(),
                        "--prefix",
                        "shop-");
    }

    private static Path config(String password) throws Exception {
        StringWriter text = new StringWriter();
        Properties properties = new Properties();
        properties.putAll(client(password));
        properties.store(text, null);
        return Files.writeString(folder.resolve(password + ".properties"), text.toString());
    }

    private static Map<String, String> client(String password) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                login("night", password) + ";");
    }

    private static String login(String user, String password) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\""
                .formatted(user, password);
    }

    private static void fill(String topic, String deadLetters, String text) throws Exception {
        var letter = new ProducerRecord<String, String>(deadLetters, text);
        letter.headers().add("ce_id", text.getBytes(UTF_8));
        letter.headers().add("dead-letter-topic", topic.getBytes(UTF_8));
        letter.headers().add("dead-letter-service", "orders".getBytes(UTF_8));
        try (Admin admin = Admin.create(settings(Map.of()));
                var producer =
                        new KafkaProducer<>(settings(Map.of()), new StringSerializer(), new StringSerializer())) {
            admin.createTopics(Stream.of(topic, deadLetters)
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
            producer.send(letter).get();
        }
    }

    /// The messages in topics, as soon as there are any.
    private static List<String> read(String... topics) {
        try (var consumer = new KafkaConsumer<>(
                settings(Map.of("group.id", "reader", "auto.offset.reset", "earliest")),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topics));
            List<String> texts = new ArrayList<>();
            consumer.poll(PATIENCE).forEach(message -> texts.add(message.value()));
            return texts;
        }
    }

    private static Map<String, Object> settings(Map<String, String> more) {
        Map<String, Object> settings = new HashMap<>(client("shift"));
        settings.put("bootstrap.servers", BOOTSTRAP);
        settings.putAll(more);
        return settings;
    }
}
