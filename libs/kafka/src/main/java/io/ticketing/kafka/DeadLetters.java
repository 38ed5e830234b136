package io.ticketing.kafka;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Stores messages that can't be read or applied, for a person to handle:
/// `<topic>.dead-letter.<service>`.
///
/// Key, value and headers stay as they were; the headers named here are added. If a message is too
/// long with them, only its beginning is kept. The complete message is where those headers say, for
/// as long as its topic keeps it.
@ApplicationScoped
public class DeadLetters {

    public static final String TOPIC = "dead-letter-topic";
    public static final String PARTITION = "dead-letter-partition";
    public static final String OFFSET = "dead-letter-offset";
    public static final String SERVICE = "dead-letter-service";
    public static final String TIME = "dead-letter-time";
    public static final String CAUSE = "dead-letter-cause";
    public static final String CAUSE_CLASS = "dead-letter-cause-class";

    /// How many bytes the value had; only if the message was cut.
    public static final String CUT = "dead-letter-cut";

    /// The size limit of a complete dead letter: twice the default of brokers and clients.
    static final int LONGEST = 2 * 1024 * 1024;

    private static final int LONGEST_CAUSE = 1000;
    private static final int LONGEST_PART = 64 * 1024;
    private static final byte[] NOTHING = {};

    private final EventPublisher publisher;
    private final MeterRegistry metrics;
    private final TopicsConfig topics;
    private final String service;
    private final Clock clock;

    DeadLetters(
            EventPublisher publisher,
            MeterRegistry metrics,
            TopicsConfig topics,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.publisher = publisher;
        this.metrics = metrics;
        this.topics = topics;
        this.clock = clock;
        this.service = service;
    }

    static String topicOf(String topic, String service) {
        return topic + ".dead-letter." + service;
    }

    /// A counter that does not exist before its first message never shows an increase.
    void start(@Observes StartupEvent event) {
        topics.uses().orElse(List.of()).stream().map(topics::nameOf).forEach(this::counter);
    }

    Uni<Void> add(ConsumerRecord<String, byte[]> message, Throwable cause) {
        byte[] value = message.value() == null ? NOTHING : message.value();
        return publisher
                .send(letter(message, cause, message.key(), value, message.headers()))
                .onFailure(RecordTooLargeException.class)
                .recoverWithUni(_ -> addCut(message, cause, value))
                .invoke(() -> counter(message.topic()).increment());
    }

    /// A size that every broker accepts; the key leaves some room for characters of four bytes.
    private Uni<Void> addCut(ConsumerRecord<String, byte[]> message, Throwable cause, byte[] value) {
        boolean keepsHeaders = lengthOf(message.headers()) <= LONGEST_PART;
        boolean keepsKey = message.key() != null && message.key().length() <= LONGEST_PART / 4;
        var letter = letter(
                message,
                cause,
                keepsKey ? message.key() : null,
                Arrays.copyOf(value, Math.min(value.length, LONGEST_PART)),
                keepsHeaders ? message.headers() : List.of());
        put(letter.headers(), CUT, String.valueOf(value.length));
        return publisher.send(letter);
    }

    private ProducerRecord<String, byte[]> letter(
            ConsumerRecord<?, ?> message, Throwable cause, @Nullable String key, byte[] value, Iterable<Header> kept) {
        var letter = new ProducerRecord<>(topicOf(message.topic(), service), null, key, value, kept);
        Headers headers = letter.headers();
        put(headers, TOPIC, message.topic());
        put(headers, PARTITION, String.valueOf(message.partition()));
        put(headers, OFFSET, String.valueOf(message.offset()));
        put(headers, SERVICE, service);
        put(headers, TIME, clock.instant().toString());
        put(headers, CAUSE, describe(cause));
        put(headers, CAUSE_CLASS, cause.getClass().getName());
        return letter;
    }

    private Counter counter(String topic) {
        return Counter.builder("ticketing.dead.letters")
                .description("Messages of a topic that this process gave up on")
                .tag("topic", topic)
                .register(metrics);
    }

    /// The messages of all causes, since the outermost seldom names the reason.
    private static String describe(Throwable cause) {
        var text = new StringBuilder(String.valueOf(cause.getMessage()));
        for (Throwable inner = cause.getCause();
                inner != null && text.length() < LONGEST_CAUSE;
                inner = inner.getCause()) {
            text.append(": ").append(inner.getMessage());
        }
        return text.substring(0, Math.min(text.length(), LONGEST_CAUSE));
    }

    private static int lengthOf(Headers headers) {
        int length = 0;
        for (Header header : headers) {
            length += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return length;
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }
}
