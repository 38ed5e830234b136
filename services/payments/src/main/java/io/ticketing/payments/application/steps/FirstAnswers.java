package io.ticketing.payments.application.steps;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.WaitingRoom;
import io.ticketing.outbox.WaitingRoom.Arrival;
import io.ticketing.outbox.WaitingRooms;
import io.ticketing.payments.persistence.RememberedPaymentRepository;

/// Lets repeated requests wait for the answer of the first one under their key, whichever process
/// asks the gateway in the end.
@ApplicationScoped
public class FirstAnswers {

    private static final int PLACES = 1_000;

    /// Callers give up earlier than this.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RememberedPaymentRepository remembered;
    private final WaitingRoom room;

    FirstAnswers(RememberedPaymentRepository remembered, WaitingRooms rooms) {
        this.remembered = remembered;
        this.room = rooms.open(PLACES);
    }

    /// Announces that the gateway was asked, whether or not it has answered.
    public void arrived(UUID paymentId) {
        room.arrived(paymentId);
    }

    public Uni<Arrival> await(UUID paymentId, UUID buyerId) {
        return room.await(paymentId, buyerId, PATIENCE, remembered::isAnswered);
    }
}
