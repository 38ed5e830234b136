package io.ticketing.messaging;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.contracts.tickets.TicketRevised;
import io.ticketing.events.DeadLetters;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class IdempotentConsumerTest {

    @Inject Sql sql;
    @Inject ListingsConsumer consumer;

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
        await().untilAsserted(() -> assertThat(sql.heardOf(listed.getTicketId())).isEqualTo(1));
        byte[] damaged = messageOf(listed).value().clone();
        damaged[5] = (byte) 0xff;
        damaged[6] = (byte) 0xff;

        TestEvents.publishRaw("tickets", keyOf(listed), headersOf(listed), damaged);

        assertGivenUp(listed, "TicketListed");
    }

    /// Avro would make room for a gigabyte before it saw that the bytes are not there.
    @Test
    void putsABodyThatAnnouncesAGigabyteAmongTheDeadLetters() {
        TicketListed listed = Listings.titled("Mitridate");
        TicketRevised revised = Listings.revised(listed.getTicketId());
        TestEvents.publish(revised);
        byte[] message = messageOf(listed).value();
        byte[] damaged = Arrays.copyOf(message, 10);
        System.arraycopy(new byte[] {-2, -1, -1, -1, 7}, 0, damaged, 5, 5);

        TestEvents.publishRaw(
                "tickets", keyOf(listed), TestEvents.headers(UUID.randomUUID(), revised), damaged);

        assertGivenUp(listed, "TicketRevised");
    }

    @Test
    void putsAnUnknownSchemaAmongTheDeadLetters() {
        TicketListed listed = Listings.titled("Don Giovanni");

        TestEvents.publishRaw(
                "tickets", keyOf(listed), headersOf(listed), new byte[] {0, 127, 0, 0, 1, 1});

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

        await().untilAsserted(() -> assertThat(sql.heardOf(listed.getTicketId())).isEqualTo(1));
        assertThat(consumer.triesOf(listed.getTicketId())).isEqualTo(5);
        assertThat(deadLetterOf(listed)).isNull();
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

    /// Same key, hence same partition: when this one is applied, those before it were dealt with.
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
                        () ->
                                TestEvents.messages("tickets").stream()
                                        .filter(message -> message.key().equals(keyOf(listed)))
                                        .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static Map<String, String> headersOf(TicketListed listed) {
        return new HashMap<>(TestEvents.headers(UUID.randomUUID(), listed));
    }

    private static String keyOf(TicketListed listed) {
        return listed.getTicketId().toString();
    }
}
