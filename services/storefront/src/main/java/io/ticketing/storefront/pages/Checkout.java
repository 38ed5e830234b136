package io.ticketing.storefront.pages;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Order;
import io.ticketing.storefront.market.Order.Status;
import io.ticketing.storefront.market.Payment;

/// An order on its page.
///
/// @param remaining seconds until the deadline by the server's clock; 0 after it
/// @param payment the payment that this page has begun or found, if there is one
public record Checkout(
        UUID id,
        String title,
        UUID ticketId,
        int quantity,
        String total,
        String state,
        String reason,
        String deadline,
        Instant expiresAt,
        String placed,
        long remaining,
        long version,
        @Nullable Payment payment,
        boolean over) {

    private static final long MINUTE = 60;
    private static final long SOON = 2;

    static Checkout of(Order order, @Nullable Payment payment, Words words, Instant now) {
        return new Checkout(
                order.id(),
                order.ticket().title(),
                order.ticket().id(),
                order.quantity(),
                words.money(order.total(), order.currency()),
                Names.of(order.status()),
                order.cancelReason() == null ? "" : Names.of(order.cancelReason()),
                words.time(order.expiresAt()),
                order.expiresAt(),
                words.time(order.createdAt()),
                Math.max(0, order.expiresAt().getEpochSecond() - now.getEpochSecond()),
                order.version(),
                payment,
                order.isOver());
    }

    public boolean isPayable() {
        return isHeld() && !isPaying() && !isAsked();
    }

    /// Whether the buyer has to answer the bank.
    public boolean isAsked() {
        return isHeld() && payment != null && payment.bank().isPresent();
    }

    private boolean isHeld() {
        return state.equals(Names.of(Status.CREATED));
    }

    /// Whether a payment is in progress.
    public boolean isPaying() {
        return state.equals(Names.of(Status.AWAITING_PAYMENT)) || isHeld() && payment != null && payment.isUnderWay();
    }

    /// Whether the tickets stay held until the payment is taken.
    public boolean isApproved() {
        return !isHeld() || payment != null && payment.status() == Payment.Status.AUTHORIZED;
    }

    /// The state of a payment of which the order knows nothing yet, so that a page can notice a change.
    public String openPayment() {
        return payment != null && (isAsked() || isPaying()) ? Names.of(payment.status()) : "";
    }

    /// Whether this page's payment has failed since it began.
    public boolean isPaymentFailed() {
        return isPayable() && payment != null && payment.status() == Payment.Status.FAILED;
    }

    /// The address of this page, with the payment that it has begun.
    public String href() {
        String order = "/orders/" + id;
        return payment == null ? order : order + "?payment=" + payment.id();
    }

    /// Seconds after which a page without scripts should be reloaded.
    public long refresh() {
        return isPaying() ? SOON : remaining + 1;
    }

    /// `14:59`, in the format in which the page's script goes on counting.
    public String clock() {
        return "%d:%02d".formatted(remaining / MINUTE, remaining % MINUTE);
    }
}
