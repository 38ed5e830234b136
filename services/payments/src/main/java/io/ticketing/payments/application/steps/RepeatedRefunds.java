package io.ticketing.payments.application.steps;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.ticketing.idempotency.RepeatedRequests;
import io.ticketing.payments.domain.Refunding;
import io.ticketing.payments.persistence.RememberedRefund;

/// Answers a repeated request for a refund. What was refused may be asked for again.
@Singleton
public class RepeatedRefunds extends RepeatedRequests<RememberedRefund, Refunding> {

    RepeatedRefunds(Clock clock) {
        super(RememberedRefund.class, clock);
    }

    @Override
    protected boolean write(RememberedRefund request, Refunding answer) {
        if (answer instanceof Refunding.Begun(var _, var refund)) {
            request.begun(refund);
            return true;
        }
        return false;
    }

    @Override
    protected Refunding read(RememberedRefund request) {
        return request.refundId().<Refunding>map(Refunding.Repeated::new).orElseGet(this::keyReused);
    }

    @Override
    protected Refunding keyReused() {
        return new Refunding.KeyReused();
    }
}
