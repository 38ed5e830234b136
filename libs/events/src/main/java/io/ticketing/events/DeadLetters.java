package io.ticketing.events;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Where a message that nobody can read or apply waits for a person:
/// `<topic>.dead-letter.<service>`.
///
/// Key, value and headers stay as they came; the headers named here are added.
@ApplicationScoped
public class DeadLetters {

    public static final String TOPIC = "dead-letter-topic";
    public static final String PARTITION = "dead-letter-partition";
    public static final String OFFSET = "dead-letter-offset";
    public static final String SERVICE = "dead-letter-service";
    public static final String TIME = "dead-letter-time";
    public static final String CAUSE = "dead-letter-cause";
    public static final String CAUSE_CLASS = "dead-letter-cause-class";

    private static final int LONGEST_CAUSE = 1000;
    private static final byte[] NOTHING = {};

    private final EventPublisher publisher;
    private final MeterRegistry metrics;
    private final TopicsConfig topics;
    private final String service;
    private final Clock clock = Clock.systemUTC();

    DeadLetters(
            EventPublisher publisher,
            MeterRegistry metrics,
            TopicsConfig topics,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.publisher = publisher;
        this.metrics = metrics;
        this.topics = topics;
        this.service = service;
    }

    static String topicOf(String topic, String service) {
        return topic + ".dead-letter." + service;
    }

    /// A counter that is not there before its first message never shows a rise.
    void start(@Observes StartupEvent event) {
        topics.uses().orElse(List.of()).stream().map(topics::nameOf).forEach(this::counter);
    }

    Uni<Void> add(ConsumerRecord<String, byte[]> message, Throwable cause) {
        Headers headers = new RecordHeaders(message.headers().toArray());
        put(headers, TOPIC, message.topic());
        put(headers, PARTITION, String.valueOf(message.partition()));
        put(headers, OFFSET, String.valueOf(message.offset()));
        put(headers, SERVICE, service);
        put(headers, TIME, clock.instant().toString());
        put(headers, CAUSE, describe(cause));
        put(headers, CAUSE_CLASS, cause.getClass().getName());
        byte[] value = message.value() == null ? NOTHING : message.value();
        return publisher
                .send(topicOf(message.topic(), service), message.key(), headers, value)
                .invoke(() -> counter(message.topic()).increment());
    }

    private Counter counter(String topic) {
        return Counter.builder("ticketing.dead.letters")
                .description("Messages of a topic that this process gave up on")
                .tag("topic", topic)
                .register(metrics);
    }

    /// The whole chain of messages, since the outermost seldom names the reason.
    private static String describe(Throwable cause) {
        var text = new StringBuilder(String.valueOf(cause.getMessage()));
        for (Throwable inner = cause.getCause();
                inner != null && text.length() < LONGEST_CAUSE;
                inner = inner.getCause()) {
            text.append(": ").append(inner.getMessage());
        }
        return text.substring(0, Math.min(text.length(), LONGEST_CAUSE));
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }
}
