package io.ticketing.payments.histories;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.ticketing.contracts.payments.FailureStage;
import io.ticketing.payments.domain.OrderStatus;

/// Plays orders, the service, for one order: its rules as `docs/architecture.md` and ADR 0035 tell
/// them.
final class PlayedOrder {

    private final Terms terms;
    private final Queue<Saying> unheard = new ArrayDeque<>();
    private final List<Saying> heard = new ArrayList<>();

    private OrderStatus status = OrderStatus.CREATED;
    private long version = 1;
    private boolean withdrawn;
    private boolean ticketsAreFree = true;
    private int returned;
    private @Nullable UUID paymentId;
    private @Nullable UUID latePaymentId;

    PlayedOrder(Terms terms) {
        this.terms = terms;
        say(OrderStatus.CREATED);
    }

    /// Something that orders tells payments.
    ///
    /// @param paymentId the payment that is to be captured
    record Saying(
            OrderStatus status, long version, @Nullable UUID paymentId) {}

    void takesIn(PaymentEvent event, Instant now) {
        switch (event) {
            case PaymentEvent.Authorized(var payment, var time) -> authorized(payment, time, now);
            case PaymentEvent.Captured(var payment, var _) -> captured(payment);
            case PaymentEvent.Failed(var payment, var _, var stage) -> failed(payment, stage, now);
            case PaymentEvent.Refunded(var payment, var _, var all) -> refunded(payment, all);
            case PaymentEvent.Voided _ -> {}
        }
    }

    private void authorized(UUID payment, Instant time, Instant now) {
        switch (status) {
            case CREATED -> {
                if (isOverdue(time) && isOverdue(now)) {
                    end(OrderStatus.EXPIRED);
                    reviveOrStay(payment);
                } else if (withdrawn) {
                    end(OrderStatus.CANCELLED);
                    say(OrderStatus.CANCELLED);
                } else {
                    await(payment);
                }
            }
            case EXPIRED -> reviveOrStay(payment);
            case CANCELLED -> say(OrderStatus.CANCELLED);
            case AWAITING_PAYMENT, COMPLETE -> {}
        }
    }

    private void reviveOrStay(UUID payment) {
        latePaymentId = payment;
        if (ticketsAreFree && !withdrawn) {
            await(payment);
        } else {
            end(OrderStatus.CANCELLED);
            say(OrderStatus.CANCELLED);
        }
    }

    private void await(UUID payment) {
        status = OrderStatus.AWAITING_PAYMENT;
        paymentId = payment;
        version++;
        say(OrderStatus.AWAITING_PAYMENT);
    }

    private void captured(UUID payment) {
        if (status == OrderStatus.COMPLETE && payment.equals(paymentId)) {
            return;
        }
        if (!awaits(payment)) {
            throw new AssertionError(
                    "The order is %s with payment %s: %s was captured".formatted(status, paymentId, payment));
        }
        end(OrderStatus.COMPLETE);
        say(OrderStatus.COMPLETE);
    }

    private void failed(UUID payment, FailureStage stage, Instant now) {
        if (stage != FailureStage.CAPTURE || !awaits(payment)) {
            return;
        }
        paymentId = null;
        if (isOverdue(now) || latePaymentId != null || withdrawn) {
            end(OrderStatus.CANCELLED);
            say(OrderStatus.CANCELLED);
        } else {
            end(OrderStatus.CREATED);
        }
    }

    private void refunded(UUID payment, int all) {
        if (!payment.equals(paymentId) || all <= returned) {
            return;
        }
        if (status != OrderStatus.COMPLETE) {
            throw new AssertionError("The order is %s: its payment %s was refunded".formatted(status, payment));
        }
        returned = all;
        version++;
    }

    boolean mayBeCancelled() {
        return status == OrderStatus.CREATED || status == OrderStatus.EXPIRED;
    }

    void cancel() {
        end(OrderStatus.CANCELLED);
        say(OrderStatus.CANCELLED);
    }

    boolean mayExpire(Instant now) {
        return status == OrderStatus.CREATED && isOverdue(now);
    }

    void expire() {
        end(OrderStatus.EXPIRED);
        say(OrderStatus.EXPIRED);
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    void withdraw() {
        withdrawn = true;
        if (status == OrderStatus.CREATED) {
            cancel();
        }
    }

    /// Others take the tickets, or give them back.
    void ticketsAreFree(boolean free) {
        ticketsAreFree = free;
    }

    boolean awaitsPayment() {
        return status == OrderStatus.AWAITING_PAYMENT;
    }

    /// It has waited for long: its question or the answer may be lost.
    void askAgain() {
        say(OrderStatus.AWAITING_PAYMENT);
    }

    private void say(OrderStatus what) {
        unheard.add(new Saying(what, version, what == OrderStatus.AWAITING_PAYMENT ? paymentId : null));
    }

    /// What payments hears next.
    Saying next() {
        var saying = unheard.remove();
        heard.add(saying);
        return saying;
    }

    boolean isHeard() {
        return unheard.isEmpty();
    }

    /// What payments has heard, and may hear again.
    List<Saying> heard() {
        return heard;
    }

    private void end(OrderStatus as) {
        status = as;
        version++;
    }

    private boolean isOverdue(Instant time) {
        return !time.isBefore(terms.expiresAt());
    }

    private boolean awaits(UUID payment) {
        return status == OrderStatus.AWAITING_PAYMENT && payment.equals(paymentId);
    }

    OrderStatus status() {
        return status;
    }

    /// How many tickets were returned after it was paid.
    int returned() {
        return returned;
    }

    @Nullable
    UUID paymentId() {
        return paymentId;
    }
}
