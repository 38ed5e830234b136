package io.ticketing.deadletters;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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

import io.ticketing.servers.InfrastructurePorts;
import io.ticketing.servers.InfrastructureSettings;
import io.ticketing.servers.KafkaBroker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterBoxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final InfrastructurePorts PORTS = InfrastructurePorts.free();
    private static final String BOOTSTRAP = "127.0.0.1:" + PORTS.kafka();

    @TempDir
    private static Path folder;

    private static KafkaBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(new InfrastructureSettings(folder, PORTS, true));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void deadLettersAreReplayedOnce() throws Exception {
        create("payments", "payments.dead-letter.orders");
        send(
                "payments.dead-letter.orders",
                Map.of("ce_id", "42", "dead-letter-topic", "payments", "dead-letter-cause", "no"),
                "poison");

        try (DeadLetterBox box = new DeadLetterBox(ClientSettings.of(BOOTSTRAP))) {
            assertThat(box.waiting(topic -> topic.matches("", "tickets", null))).isEmpty();

            var waiting = box.waiting(topic -> topic.matches("", "payments", "orders"));
            assertThat(waiting).hasSize(1);
            assertThat(waiting.getFirst().eventId()).isEqualTo("42");
            assertThat(waiting.getFirst().cause()).isEqualTo("no");
            box.replay(waiting);

            assertThat(readOne("payments")).isEqualTo("poison");
            assertThat(box.waiting(topic -> topic.matches("", "payments", null)))
                    .isEmpty();
        }
    }

    private static void create(String... topics) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BOOTSTRAP))) {
            admin.createTopics(List.of(topics).stream()
                            .map(topic -> new NewTopic(topic, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    private static void send(String topic, Map<String, String> headers, String value) throws Exception {
        var message = new ProducerRecord<String, String>(topic, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", BOOTSTRAP),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(message).get();
        }
    }

    private static String readOne(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", BOOTSTRAP, "group.id", "reader", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            return consumer.poll(PATIENCE).iterator().next().value();
        }
    }
}
