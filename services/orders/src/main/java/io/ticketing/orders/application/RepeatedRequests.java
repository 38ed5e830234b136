package io.ticketing.orders.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.orders.domain.OrderRequest;
import io.ticketing.orders.domain.Placement;
import io.ticketing.orders.domain.Placement.KeyReused;
import io.ticketing.orders.domain.Placement.UnknownTicket;
import io.ticketing.orders.persistence.IdempotencyKey;
import io.ticketing.orders.persistence.RememberedPlacementRepository;

/// Answers a repeated request under the same idempotency key as it answered the first one.
///
/// Runs in the transaction of the placement: answer and effect are saved together or not at all.
@ApplicationScoped
class RepeatedRequests {

    private final RememberedPlacementRepository remembered;
    private final Clock clock;

    RepeatedRequests(RememberedPlacementRepository remembered, Clock clock) {
        this.remembered = remembered;
        this.clock = clock;
    }

    Uni<Placement> once(String key, OrderRequest request, Supplier<Uni<Placement>> first) {
        var id = new IdempotencyKey(request.buyerId(), key);
        var hash = hash(request);
        return remembered
                .claim(id, hash, clock.instant())
                .chain(isFirst -> isFirst ? first.get().call(placement -> remember(id, placement)) : repeat(id, hash))
                // Deleted between the two statements: now this is a first request again.
                .onItem()
                .ifNull()
                .switchTo(() -> once(key, request, first));
    }

    private Uni<?> remember(IdempotencyKey id, Placement placement) {
        return placement instanceof UnknownTicket
                ? remembered.forget(id)
                : remembered.findById(id).invoke(it -> it.answer(placement));
    }

    private Uni<Placement> repeat(IdempotencyKey id, String hash) {
        return remembered
                .findById(id)
                .onItem()
                .ifNotNull()
                .transform(earlier -> earlier.isOf(hash) ? earlier.answer() : new KeyReused());
    }

    /// Equal for requests with the same meaning, however they are written.
    private static String hash(OrderRequest request) {
        var price = request.price() == null ? null : request.price().stripTrailingZeros();
        var meaning = "%s %d %s".formatted(request.ticketId(), request.quantity(), price);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(meaning.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
