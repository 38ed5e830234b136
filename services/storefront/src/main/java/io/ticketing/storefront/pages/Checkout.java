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
/// @param latePayment what became of a payment that found the order expired, if there was one
/// @param payment the payment that this page has begun or found, if there is one
public record Checkout(
        UUID id,
        String title,
        UUID ticketId,
        int quantity,
        String total,
        String state,
        String reason,
        String latePayment,
        String deadline,
        Instant expiresAt,
        String placed,
        long remaining,
        long version,
        @Nullable Payment payment,
        Returns returns,
        boolean over) {

    private static final long MINUTE = 60;
    private static final long SOON = 2;

    static Checkout of(Order order, @Nullable Payment payment, Returns returns, Words words, Instant now) {
        boolean undecided = order.mayBeRevived() && payment != null && payment.isUnderWay();
        return new Checkout(
                order.id(),
                order.ticket().title(),
                order.ticket().id(),
                order.quantity(),
                words.money(order.total(), order.currency()),
                Names.of(order.status()),
                name(order.cancelReason()),
                name(order.latePayment()),
                words.time(order.expiresAt()),
                order.expiresAt(),
                words.time(order.createdAt()),
                Math.max(0, order.expiresAt().getEpochSecond() - now.getEpochSecond()),
                order.version(),
                payment,
                returns,
                order.isOver() && !undecided);
    }

    private static String name(@Nullable Enum<?> value) {
        return value == null ? "" : Names.of(value);
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
        return state.equals(Names.of(Status.AWAITING_PAYMENT))
                || isUndecided()
                || isHeld() && payment != null && payment.isUnderWay();
    }

    /// Whether the order has expired and its payment may still revive it.
    public boolean isUndecided() {
        return !over && state.equals(Names.of(Status.CANCELLED));
    }

    /// Whether the tickets stay held until the payment is taken.
    public boolean isApproved() {
        return !isHeld() || payment != null && payment.status() == Payment.Status.AUTHORIZED;
    }

    /// What the order's stream says nothing about, so that a page can notice a change: a payment of which the order
    /// knows nothing yet, or refunds. Empty if nothing is under way.
    public String pending() {
        if (payment != null && (isAsked() || isPaying())) {
            return Names.of(payment.status());
        }
        return returns.isUnderWay() ? returns.pending() : "";
    }

    /// Whether something will still happen to it without its buyer.
    public boolean isWaiting() {
        return !over || returns.isUnderWay();
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
        return isPaying() || returns.isUnderWay() ? SOON : remaining + 1;
    }

    /// `14:59`, in the format in which the page's script goes on counting.
    public String clock() {
        return "%d:%02d".formatted(remaining / MINUTE, remaining % MINUTE);
    }
}
