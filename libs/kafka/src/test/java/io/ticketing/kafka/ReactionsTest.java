package io.ticketing.kafka;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.ticketing.contracts.expirations.ReservationDue;
import io.ticketing.contracts.tickets.Offer;
import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.contracts.tickets.TicketRevised;
import io.ticketing.contracts.tickets.TicketWithdrawn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReactionsTest {

    private static final UUID ID = UUID.randomUUID();
    private static final Offer OFFER = new Offer("Salome", 2000L, "USD", 3, null);

    private final Reactions.Builder<String> incomplete = Reactions.of("tickets", "nothing")
            .on(TicketListed.class, listed -> listed.getOffer().getTitle())
            .ignoring(TicketRevised.class);

    @Test
    void handleAndIgnoreWhatTheySaid() {
        var reactions = incomplete.ignoring(TicketWithdrawn.class).build();

        assertThat(reactions.to(new TicketListed(ID, 1L, ID, OFFER))).isEqualTo("Salome");
        assertThat(reactions.to(new TicketRevised(ID, 2L, ID, OFFER, null))).isEqualTo("nothing");
    }

    @Test
    void ignoreAnEventOfAnotherTopic() {
        var reactions = incomplete.ignoring(TicketWithdrawn.class).build();

        assertThat(reactions.to(new ReservationDue(ID, 1L, ID, Instant.EPOCH))).isEqualTo("nothing");
    }

    @Test
    void areNotBuiltWhileATypeIsForgotten() {
        assertThatThrownBy(incomplete::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TicketWithdrawn")
                .hasMessageNotContaining("TicketListed");
    }

    @Test
    void refuseATypeOfAnotherTopicAndOneGivenTwice() {
        assertThatThrownBy(() -> incomplete.ignoring(ReservationDue.class))
                .hasMessageContaining("not an event of topic tickets");
        assertThatThrownBy(() -> incomplete.ignoring(TicketListed.class)).hasMessageContaining("two reactions");
    }
}
