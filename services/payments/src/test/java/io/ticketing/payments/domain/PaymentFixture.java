package io.ticketing.payments.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Payments in each status, reached by the same steps as real ones.
final class PaymentFixture {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration LEASE = Duration.ofSeconds(15);
    static final String INTENT = "pi_1";
    static final String PAGE = "https://bank.example/challenge";
    static final UUID BUYER = UUID.randomUUID();
    static final PaymentTerms TERMS = new PaymentTerms(UUID.randomUUID(), UUID.randomUUID(), BUYER, 2, 4100, "USD");

    static final UUID SELLER = UUID.randomUUID();
    static final SellerTerms SELLER_TERMS = new SellerTerms(SELLER, 201, null);

    private PaymentFixture() {}

    static Payment authorizing() {
        return Payment.begin(UUID.randomUUID(), TERMS, SELLER_TERMS, "tok_visa", "https://shop.example/", NOW, LEASE);
    }

    static Payment captured(PaymentTerms terms) {
        var payment =
                Payment.begin(UUID.randomUUID(), terms, SELLER_TERMS, "tok_visa", "https://shop.example/", NOW, LEASE);
        payment.authorized(INTENT, NOW);
        payment.capture(NOW);
        payment.captured(NOW);
        return payment;
    }

    static Payment in(PaymentStatus status) {
        var payment = authorizing();
        switch (status) {
            case AUTHORIZING -> {}
            case ACTION_REQUIRED -> payment.asks(PAGE, NOW);
            case AUTHORIZED -> payment.authorized(INTENT, NOW);
            case CAPTURING -> {
                payment.authorized(INTENT, NOW);
                payment.capture(NOW);
            }
            case CAPTURED -> payment = captured(TERMS);
            case REFUNDED -> {
                payment = in(PaymentStatus.CAPTURED);
                payment.refunded(payment.refund(UUID.randomUUID(), RefundReason.SELLER, 2, true, NOW));
            }
            case RETURNING -> {
                payment = in(PaymentStatus.VOIDING);
                payment.capturedInVain();
            }
            case RETURNED -> {
                payment = in(PaymentStatus.RETURNING);
                payment.refunded(payment.refund(UUID.randomUUID(), RefundReason.ORDER_LOST, 2, false, NOW));
            }
            case VOIDING -> {
                payment.authorized(INTENT, NOW);
                payment.startVoid(NOW);
            }
            case VOIDED -> {
                payment.authorized(INTENT, NOW);
                payment.startVoid(NOW);
                payment.voided();
            }
            case FAILED -> payment.declined("card_declined", "The card was declined.");
        }
        return payment;
    }
}
