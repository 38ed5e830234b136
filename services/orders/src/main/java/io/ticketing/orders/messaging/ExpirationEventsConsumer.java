package io.ticketing.orders.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.ticketing.contracts.expirations.ReservationDue;
import io.ticketing.kafka.EventChannel;
import io.ticketing.kafka.EventConsumer;
import io.ticketing.kafka.Reactions;
import io.ticketing.orders.application.ExpireOrders;
import io.ticketing.postgresql.Contexts;

/// Checks tickets that are said to have a due reservation. Checking twice is harmless, so no inbox
/// is needed.
@Startup
@ApplicationScoped
class ExpirationEventsConsumer {

    /// How far the clock that announces a due reservation may be ahead of ours.
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(1);

    private final EventChannel channel;
    private final ExpireOrders expireOrders;
    private final Contexts contexts;
    private final Clock clock;
    private final Reactions<Uni<Void>> reactions =
            Reactions.of("expirations").on(ReservationDue.class, this::look).build();

    ExpirationEventsConsumer(EventConsumer consumer, ExpireOrders expireOrders, Contexts contexts, Clock clock) {
        this.channel = consumer.wideChannel(event -> reactions.to(event.payload()));
        this.expireOrders = expireOrders;
        this.contexts = contexts;
        this.clock = clock;
    }

    @Incoming("expiration-events")
    @Acknowledgment(Strategy.MANUAL)
    Uni<Void> on(KafkaRecord<String, byte[]> event) {
        return channel.take(event);
    }

    private Uni<Void> look(ReservationDue due) {
        return untilDueHere(due.getDueAt()).chain(() -> expireOrders.ofTicket(due.getTicketId()));
    }

    /// An event from a clock slightly ahead of ours would find nothing due, so wait for our own.
    private Uni<Void> untilDueHere(Instant dueAt) {
        var early = Duration.between(clock.instant(), dueAt);
        return early.isPositive() && early.compareTo(CLOCK_SKEW) <= 0
                ? contexts.pause(early.plusMillis(1))
                : Uni.createFrom().voidItem();
    }
}
