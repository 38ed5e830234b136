package io.ticketing.payments.application;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.messaging.WaitingRoom;
import io.ticketing.messaging.WaitingRoom.Arrival;
import io.ticketing.messaging.WaitingRooms;
import io.ticketing.payments.persistence.RememberedPaymentRepository;

/// Lets repeated requests wait for what the first one under their key is answered, whichever
/// process asks the gateway for it in the end.
@ApplicationScoped
class FirstAnswers {

    private static final int PLACES = 1_000;

    /// Callers give up earlier.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RememberedPaymentRepository remembered;
    private final WaitingRoom room;

    FirstAnswers(RememberedPaymentRepository remembered, WaitingRooms rooms) {
        this.remembered = remembered;
        this.room = rooms.open(PLACES);
    }

    /// Says that the gateway was asked, whether or not it has answered.
    void arrived(UUID paymentId) {
        room.arrived(paymentId);
    }

    Uni<Arrival> await(UUID paymentId, UUID buyerId) {
        return room.await(paymentId, buyerId, PATIENCE, remembered::isAnswered);
    }
}
