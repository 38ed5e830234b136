package io.ticketing.payments.application.steps;

import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

import io.ticketing.idempotency.RepeatedRequests;
import io.ticketing.payments.domain.Authorization;
import io.ticketing.payments.persistence.RememberedPayment;
import io.ticketing.payments.persistence.RememberedPaymentRepository;

/// Answers a repeated request to pay.
///
/// The key is saved with the payment that it begins, and the answer with the payment's outcome. A
/// crash between the two leaves a request whose answer is still to come.
@Singleton
public class RepeatedPayments extends RepeatedRequests<RememberedPayment, Beginning> {

    private final RememberedPaymentRepository remembered;

    RepeatedPayments(RememberedPaymentRepository remembered, Clock clock) {
        super(RememberedPayment.class, clock);
        this.remembered = remembered;
    }

    /// The answer for the request that began the payment: its earlier answer, if it has one.
    ///
    /// @param result what has become of the payment
    public Uni<Authorization> answer(UUID paymentId, Authorization result) {
        return remembered.ofPayment(paymentId).map(request -> request == null ? result : request.answerOnce(result));
    }

    /// A request that was not served may be sent again like a first one.
    public Uni<Void> forget(UUID paymentId) {
        return remembered.forgetKeyOf(paymentId);
    }

    @Override
    protected boolean write(RememberedPayment request, Beginning beginning) {
        return switch (beginning) {
            case Beginning.Begun(var payment) -> {
                request.begun(payment);
                yield true;
            }
            case Beginning.Ended(var result) -> request.answer(result);
            case Beginning.NotListed _ -> false;
            case Beginning.Repeated _ -> throw new IllegalStateException("a first is no repeat");
        };
    }

    @Override
    protected Beginning read(RememberedPayment request) {
        return request.answer()
                .<Beginning>map(Beginning.Ended::new)
                .orElseGet(() -> new Beginning.Repeated(request.payment()));
    }

    @Override
    protected Beginning keyReused() {
        return new Beginning.Ended(new Authorization.KeyReused());
    }
}
