package io.ticketing.payments.histories;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

import io.ticketing.payments.domain.OrderSnapshot;
import io.ticketing.payments.domain.OrderStatus;

/// What is sold to whom, at which price and until when.
///
/// @param units what the gateway calls the price of one ticket
record Terms(
        UUID orderId,
        UUID ticketId,
        UUID buyerId,
        UUID sellerId,
        int quantity,
        long price,
        String currency,
        long units,
        Instant expiresAt) {

    private static final Duration HOLD = Duration.ofMinutes(15);
    private static final int MOST_TICKETS = 3;

    /// The minor units of ISO 4217 are not always the gateway's.
    private record Price(long price, String currency, long units) {}

    private static final List<Price> PRICES = List.of(
            new Price(2050, "USD", 2050),
            new Price(999, "EUR", 999),
            new Price(1500, "JPY", 1500),
            new Price(12_340, "KWD", 12_340),
            new Price(4500, "ISK", 450_000));

    static Terms any(RandomGenerator random) {
        var price = PRICES.get(random.nextInt(PRICES.size()));
        return new Terms(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                1 + random.nextInt(MOST_TICKETS),
                price.price,
                price.currency,
                price.units,
                Instant.now().plus(HOLD).truncatedTo(ChronoUnit.MICROS));
    }

    long total() {
        return quantity * price;
    }

    /// The order in that state.
    ///
    /// @param ahead how far the history is ahead of the clock
    OrderSnapshot as(OrderStatus status, long version, Duration ahead) {
        return new OrderSnapshot(
                orderId, version, status, buyerId, ticketId, quantity, total(), currency, expiresAt.minus(ahead));
    }
}
