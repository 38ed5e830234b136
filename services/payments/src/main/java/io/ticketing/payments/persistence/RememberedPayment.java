package io.ticketing.payments.persistence;

import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.ticketing.idempotency.RememberedRequest;
import io.ticketing.payments.domain.Authorization;
import io.ticketing.payments.domain.Payment;

/// The payment begun by a request with an idempotency key, and the answer once there is one.
@Entity
@Table(name = RememberedRequest.TABLE)
public class RememberedPayment extends RememberedRequest {

    enum Outcome {
        AUTHORIZED,
        /// Answered again with what has become of it.
        ACTION_REQUIRED,
        DECLINED,
        NOT_YOURS,
        ORDER_CANCELLED,
        ORDER_EXPIRED,
        ALREADY_PAID
    }

    @ManyToOne
    private @Nullable Payment payment;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    protected RememberedPayment() {}

    public void begun(Payment begun) {
        payment = begun;
    }

    /// Stores a final answer; an answer that may differ at the next try is not stored.
    ///
    /// @return whether there is anything to store
    public boolean answer(Authorization result) {
        outcome = switch (result) {
            case Authorization.Authorized _ -> Outcome.AUTHORIZED;
            case Authorization.ActionRequired _ -> Outcome.ACTION_REQUIRED;
            case Authorization.Declined _ -> Outcome.DECLINED;
            case Authorization.NotYours _ -> Outcome.NOT_YOURS;
            case Authorization.OrderCancelled _ -> Outcome.ORDER_CANCELLED;
            case Authorization.OrderExpired _ -> Outcome.ORDER_EXPIRED;
            case Authorization.AlreadyPaid _ -> Outcome.ALREADY_PAID;
            case Authorization.InProgress _,
                    Authorization.OutcomeUnknown _,
                    Authorization.Unavailable _,
                    Authorization.UnknownOrder _,
                    Authorization.UnknownSeller _,
                    Authorization.KeyReused _,
                    Authorization.Overloaded _ -> null;
        };
        return outcome != null || payment != null;
    }

    /// Stores the first final answer: the payment may have moved on since it was given.
    ///
    /// @return the answer to give
    public Authorization answerOnce(Authorization result) {
        if (outcome != null) {
            return answer(outcome);
        }
        answer(result);
        return result;
    }

    public Optional<Authorization> answer() {
        return Optional.ofNullable(outcome).map(known -> answer(known));
    }

    private Authorization answer(Outcome known) {
        return switch (known) {
            case AUTHORIZED -> new Authorization.Authorized(payment());
            case ACTION_REQUIRED -> Authorization.of(payment());
            case DECLINED -> new Authorization.Declined(payment());
            case NOT_YOURS -> new Authorization.NotYours();
            case ORDER_CANCELLED -> new Authorization.OrderCancelled();
            case ORDER_EXPIRED -> new Authorization.OrderExpired();
            case ALREADY_PAID -> new Authorization.AlreadyPaid();
        };
    }

    public Payment payment() {
        return Optional.ofNullable(payment).orElseThrow();
    }
}
