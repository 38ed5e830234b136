package io.ticketing.payments.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.payments.domain.PaymentRequest;
import io.ticketing.payments.domain.PaymentResult;
import io.ticketing.payments.persistence.IdempotencyKey;
import io.ticketing.payments.persistence.RememberedPayment;
import io.ticketing.payments.persistence.RememberedPaymentRepository;

/// Answers a repeated request under the same idempotency key as it answered the first one.
///
/// The key is saved with the payment that it begins, and the answer with the payment's outcome. A
/// crash between the two leaves a request whose answer is still to come.
@ApplicationScoped
class RepeatedRequests {

    private final RememberedPaymentRepository remembered;
    private final Clock clock;

    RepeatedRequests(RememberedPaymentRepository remembered, Clock clock) {
        this.remembered = remembered;
        this.clock = clock;
    }

    Uni<Beginning> once(String key, PaymentRequest request, Supplier<Uni<Beginning>> first) {
        var id = new IdempotencyKey(request.buyerId(), key);
        var hash = hash(request);
        return remembered
                .claim(id, hash, clock.instant())
                .chain(isFirst -> isFirst ? first.get().call(beginning -> remember(id, beginning)) : repeat(id, hash))
                // Deleted between the two statements: now this is a first request again.
                .onItem()
                .ifNull()
                .switchTo(() -> once(key, request, first));
    }

    /// The answer for the request that began the payment: its earlier answer, if it has one.
    ///
    /// @param result what has become of the payment
    Uni<PaymentResult> answer(UUID paymentId, PaymentResult result) {
        return remembered.ofPayment(paymentId).map(request -> request == null ? result : request.answerOnce(result));
    }

    /// A request that was not served may be sent again like a first one.
    Uni<Void> forget(UUID paymentId) {
        return remembered.forgetKeyOf(paymentId);
    }

    private Uni<?> remember(IdempotencyKey id, Beginning beginning) {
        return remembered
                .findById(id)
                .chain(request ->
                        isWorthKeeping(request, beginning) ? Uni.createFrom().voidItem() : remembered.forget(id));
    }

    private static boolean isWorthKeeping(RememberedPayment request, Beginning beginning) {
        return switch (beginning) {
            case Beginning.Begun(var payment) -> {
                request.begun(payment);
                yield true;
            }
            case Beginning.Ended(var result) -> request.answer(result);
            case Beginning.Repeated _ -> throw new IllegalStateException("a first is no repeat");
        };
    }

    private Uni<Beginning> repeat(IdempotencyKey id, String hash) {
        return remembered.findById(id).onItem().ifNotNull().transform(earlier -> repeated(earlier, hash));
    }

    private static Beginning repeated(RememberedPayment earlier, String hash) {
        if (!earlier.isOf(hash)) {
            return new Beginning.Ended(new PaymentResult.KeyReused());
        }
        return earlier.isAnswered() ? new Beginning.Ended(earlier.answer()) : new Beginning.Repeated(earlier.payment());
    }

    private static String hash(PaymentRequest request) {
        var meaning = request.orderId() + " " + request.cardToken();
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(meaning.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
