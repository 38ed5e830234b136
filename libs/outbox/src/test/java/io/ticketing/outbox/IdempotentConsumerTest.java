package io.ticketing.outbox;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.contracts.tickets.TicketRevised;
import io.ticketing.kafka.DeadLetters;
import io.ticketing.kafka.TopicsConfig;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class IdempotentConsumerTest {

    /// With its key and one header it is a few hundred bytes from the limit.
    private static final int LONGEST_VALUE = 1_048_200;

    private static final int BROKERS_DEFAULT = 1_048_588;

    @Inject
    Sql sql;

    @Inject
    ListingsConsumer consumer;

    @Inject
    TopicsConfig topics;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Test
    void appliesAnEventThatComesTwiceOnce() {
        TicketListed listed = Listings.titled("Cosi fan tutte");
        UUID eventId = UUID.randomUUID();

        TestEvents.publish(eventId, listed);
        TestEvents.publish(eventId, listed);
        awaitNextEventOf(listed.getTicketId());

        assertThat(sql.heardOf(listed.getTicketId())).isEqualTo(2);
        assertThat(consumer.triesOf(listed.getTicketId())).isEqualTo(2);
    }

    @Test
    void skipsATypeThatItDoesNotKnow() {
        TicketListed listed = Listings.titled("Le nozze di Figaro");
        Map<String, String> headers = headersOf(listed);
        headers.put("ce_type", "io.ticketing.contracts.tickets.TicketUpgraded");

        TestEvents.publishRaw("tickets", keyOf(listed), headers, new byte[] {0, 0, 0, 0, 9, 1});
        awaitNextEventOf(listed.getTicketId());

        assertThat(deadLetterOf(listed)).isNull();
    }

    @Test
    void putsWhatIsNotInTheWireFormatAmongTheDeadLetters() {
        TicketListed listed = Listings.titled("Idomeneo");

        TestEvents.publishRaw("tickets", keyOf(listed), headersOf(listed), new byte[] {7, 7, 7});

        assertGivenUp(listed, "wire format");
    }

    @Test
    void putsADamagedBodyAmongTheDeadLetters() {
        TicketListed listed = Listings.titled("La clemenza di Tito");
        TestEvents.publish(listed);
        await().untilAsserted(
                        () -> assertThat(sql.heardOf(listed.getTicketId())).isEqualTo(1));
        byte[] damaged = messageOf(listed).value().clone();
        damaged[5] = (byte) 0xff;
        damaged[6] = (byte) 0xff;

        TestEvents.publishRaw("tickets", keyOf(listed), headersOf(listed), damaged);

        assertGivenUp(listed, "TicketListed");
    }

    /// Avro would allocate a gigabyte before it noticed that the bytes are missing.
    @Test
    void putsABodyThatAnnouncesAGigabyteAmongTheDeadLetters() {
        TicketListed listed = Listings.titled("Mitridate");
        TicketRevised revised = Listings.revised(listed.getTicketId());
        TestEvents.publish(revised);
        byte[] message = messageOf(listed).value();
        byte[] damaged = Arrays.copyOf(message, 10);
        System.arraycopy(new byte[] {-2, -1, -1, -1, 7}, 0, damaged, 5, 5);

        TestEvents.publishRaw("tickets", keyOf(listed), TestEvents.headers(UUID.randomUUID(), revised), damaged);

        assertGivenUp(listed, "TicketRevised");
    }

    /// With the headers of a dead letter it is longer than the default limits of clients and
    /// brokers.
    @Test
    void putsAMessageAsLongAsTheyMayBeAmongTheDeadLetters() {
        TicketListed listed = Listings.titled("Ascanio in Alba");
        byte[] value = randomBytes(LONGEST_VALUE);

        TestEvents.publishRaw("tickets", keyOf(listed), typeOf(listed), value);

        assertGivenUp(listed, "wire format");
        assertThat(deadLetterOf(listed).value()).isEqualTo(value);
        assertThat(TestEvents.header(deadLetterOf(listed), DeadLetters.CUT)).isNull();
    }

    @Test
    void cutsADeadLetterThatTheBrokerDoesNotTake() throws Exception {
        TicketListed listed = Listings.titled("Il re pastore");
        byte[] value = randomBytes(LONGEST_VALUE);
        limitDeadLetters(BROKERS_DEFAULT);

        TestEvents.publishRaw("tickets", keyOf(listed), typeOf(listed), value);

        assertGivenUp(listed, "wire format");
        ConsumerRecord<String, byte[]> letter = deadLetterOf(listed);
        assertThat(letter.value()).isEqualTo(Arrays.copyOf(value, letter.value().length));
        assertThat(TestEvents.header(letter, DeadLetters.CUT)).isEqualTo("" + LONGEST_VALUE);
        assertThat(TestEvents.header(letter, DeadLetters.OFFSET)).isNotNull();
        assertThat(TestEvents.header(letter, "ce_type")).endsWith("TicketListed");
        limitDeadLetters(2 * BROKERS_DEFAULT);
    }

    @Test
    void putsAnUnknownSchemaAmongTheDeadLetters() {
        TicketListed listed = Listings.titled("Don Giovanni");

        TestEvents.publishRaw("tickets", keyOf(listed), headersOf(listed), new byte[] {0, 127, 0, 0, 1, 1});

        assertGivenUp(listed, "no readable schema");
    }

    @Test
    void putsAMessageWithoutMetadataAmongTheDeadLetters() {
        TicketListed listed = Listings.titled("Lucio Silla");

        TestEvents.publishRaw("tickets", keyOf(listed), Map.of(), new byte[] {0, 0, 0, 0, 1});

        assertGivenUp(listed, "ce_type");
    }

    @Test
    void givesUpAnEventThatCanNotBeAppliedAndUndoesItsEffect() {
        TicketListed listed = Listings.titled(ListingsConsumer.BUG);

        TestEvents.publish(listed);

        assertGivenUp(listed, "a bug");
        int nextEvent = 1;
        assertThat(consumer.triesOf(listed.getTicketId())).isEqualTo(4 + nextEvent);
    }

    @Test
    void triesAgainWhileTheInfrastructureIsAway() {
        TicketListed listed = Listings.titled(ListingsConsumer.OUTAGE);

        TestEvents.publish(listed);

        await().untilAsserted(
                        () -> assertThat(sql.heardOf(listed.getTicketId())).isEqualTo(1));
        assertThat(consumer.triesOf(listed.getTicketId())).isEqualTo(5);
        assertThat(deadLetterOf(listed)).isNull();
    }

    /// Whatever partitions they are in.
    @Test
    void doesNotLetAnEventThatTakesLongDelayThoseOfOtherKeys() {
        TicketListed held = Listings.titled(ListingsConsumer.HELD);
        UUID next = UUID.randomUUID();
        List<TicketListed> others =
                Stream.generate(() -> Listings.titled("Zaide")).limit(40).toList();
        TestEvents.publish(held);
        TestEvents.publish(next, Listings.versioned(held.getTicketId(), 2, "the next one"));
        others.forEach(TestEvents::publish);

        await().untilAsserted(() -> assertThat(others)
                .allSatisfy(
                        other -> assertThat(sql.heardOf(other.getTicketId())).isEqualTo(1)));
        ConsumerRecord<String, byte[]> unfinished = messageOf(held);
        await().until(() -> isCommitted(others, unfinished.partition()));
        assertThat(committed().get(unfinished.partition())).isLessThanOrEqualTo(unfinished.offset());
        assertThat(consumer.triesOf(held.getTicketId())).isEqualTo(1);

        consumer.release();

        await().untilAsserted(() -> assertThat(sql.consumed(next)).isEqualTo(1));
        assertThat(sql.heardOf(held.getTicketId())).isEqualTo(2);
    }

    /// The database undoes the whole transaction, including the row in the inbox.
    @Test
    void beginsAgainWithTheOutermostTransactionWhenAUseCaseLosesARace() {
        TicketListed listed = Listings.titled(ListingsConsumer.RACE);
        UUID eventId = UUID.randomUUID();

        TestEvents.publish(eventId, listed);

        await().untilAsserted(() -> assertThat(sql.consumed(eventId)).isEqualTo(1));
        assertThat(sql.heardOf(listed.getTicketId())).isEqualTo(1);
        assertThat(consumer.triesOf(listed.getTicketId())).isEqualTo(6);
        assertThat(deadLetterOf(listed)).isNull();
    }

    /// Except for those in one partition.
    private boolean isCommitted(List<TicketListed> events, int exception) {
        Map<Integer, Long> committed = committed();
        Set<String> keys = events.stream().map(IdempotentConsumerTest::keyOf).collect(Collectors.toSet());
        return TestEvents.messages("tickets").stream()
                .filter(message -> keys.contains(message.key()) && message.partition() != exception)
                .allMatch(message -> committed.getOrDefault(message.partition(), 0L) > message.offset());
    }

    /// The offset of the next record by partition.
    private Map<Integer, Long> committed() {
        String group = topics.nameOf("messaging-test");
        try (Admin admin = Admin.create(kafka)) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            it -> it.getKey().partition(), it -> it.getValue().offset()));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertGivenUp(TicketListed listed, String cause) {
        await().untilAsserted(() -> assertThat(deadLetterOf(listed)).isNotNull());
        ConsumerRecord<String, byte[]> letter = deadLetterOf(listed);
        assertThat(TestEvents.header(letter, DeadLetters.CAUSE)).contains(cause);
        assertThat(TestEvents.header(letter, DeadLetters.TOPIC)).endsWith("tickets");
        assertThat(TestEvents.header(letter, DeadLetters.SERVICE)).isEqualTo("messaging-test");
        int heard = sql.heardOf(listed.getTicketId());
        awaitNextEventOf(listed.getTicketId());
        assertThat(sql.heardOf(listed.getTicketId())).isEqualTo(heard + 1);
    }

    /// Same key, hence same partition: when this one is applied, the earlier ones are done.
    private void awaitNextEventOf(UUID ticketId) {
        UUID eventId = UUID.randomUUID();
        TestEvents.publish(eventId, Listings.versioned(ticketId, 2, "the next one"));
        await().untilAsserted(() -> assertThat(sql.consumed(eventId)).isEqualTo(1));
    }

    private static ConsumerRecord<String, byte[]> deadLetterOf(TicketListed listed) {
        return TestEvents.deadLetters("tickets", "messaging-test").stream()
                .filter(message -> message.key().equals(keyOf(listed)))
                .findFirst()
                .orElse(null);
    }

    private static ConsumerRecord<String, byte[]> messageOf(TicketListed listed) {
        return await().until(
                        () -> TestEvents.messages("tickets").stream()
                                .filter(message -> message.key().equals(keyOf(listed)))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private void limitDeadLetters(int bytes) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, topics.nameOf("tickets.dead-letter.messaging-test"));
        var limit = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(bytes));
        try (Admin admin = Admin.create(kafka)) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(1791).nextBytes(bytes);
        bytes[0] = 7;
        return bytes;
    }

    private static Map<String, String> typeOf(TicketListed listed) {
        return Map.of("ce_type", listed.getSchema().getFullName());
    }

    private static Map<String, String> headersOf(TicketListed listed) {
        return new HashMap<>(TestEvents.headers(UUID.randomUUID(), listed));
    }

    private static String keyOf(TicketListed listed) {
        return listed.getTicketId().toString();
    }
}
