package io.ticketing.payments.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import io.ticketing.idempotency.RememberedRequest;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentResult;

/// The payment begun by a request with an idempotency key, and the answer once there is one.
@Entity
@Table(name = RememberedRequest.TABLE)
public class RememberedPayment extends RememberedRequest {

    enum Outcome {
        AUTHORIZED,
        DECLINED,
        NOT_YOURS,
        ORDER_CANCELLED,
        ORDER_EXPIRED,
        ALREADY_PAID
    }

    @ManyToOne
    private Payment payment;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    protected RememberedPayment() {}

    public void begun(Payment begun) {
        payment = begun;
    }

    /// Stores a final answer; an answer that may differ at the next try is not stored.
    ///
    /// @return whether there is anything to store
    public boolean answer(PaymentResult result) {
        outcome = switch (result) {
            case PaymentResult.Authorized _ -> Outcome.AUTHORIZED;
            case PaymentResult.Declined _ -> Outcome.DECLINED;
            case PaymentResult.NotYours _ -> Outcome.NOT_YOURS;
            case PaymentResult.OrderCancelled _ -> Outcome.ORDER_CANCELLED;
            case PaymentResult.OrderExpired _ -> Outcome.ORDER_EXPIRED;
            case PaymentResult.AlreadyPaid _ -> Outcome.ALREADY_PAID;
            case PaymentResult.InProgress _,
                    PaymentResult.OutcomeUnknown _,
                    PaymentResult.UnknownOrder _,
                    PaymentResult.KeyReused _,
                    PaymentResult.Overloaded _ -> null;
        };
        return outcome != null || payment != null;
    }

    /// Stores the first final answer: the payment may have moved on since it was given.
    ///
    /// @return the answer to give
    public PaymentResult answerOnce(PaymentResult result) {
        if (outcome != null) {
            return answer();
        }
        answer(result);
        return result;
    }

    public boolean isAnswered() {
        return outcome != null;
    }

    public PaymentResult answer() {
        return switch (outcome) {
            case AUTHORIZED -> new PaymentResult.Authorized(payment);
            case DECLINED -> new PaymentResult.Declined(payment);
            case NOT_YOURS -> new PaymentResult.NotYours();
            case ORDER_CANCELLED -> new PaymentResult.OrderCancelled();
            case ORDER_EXPIRED -> new PaymentResult.OrderExpired();
            case ALREADY_PAID -> new PaymentResult.AlreadyPaid();
        };
    }

    public Payment payment() {
        return payment;
    }
}
