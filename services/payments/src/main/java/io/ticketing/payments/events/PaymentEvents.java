package io.ticketing.payments.events;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.avro.specific.SpecificRecord;

import io.ticketing.contracts.payments.Payment;
import io.ticketing.contracts.payments.PaymentAuthorized;
import io.ticketing.contracts.payments.PaymentCaptured;
import io.ticketing.contracts.payments.PaymentFailed;
import io.ticketing.contracts.payments.PaymentVoided;
import io.ticketing.outbox.Outbox;
import io.ticketing.payments.domain.FailureStage;
import io.ticketing.payments.domain.PaymentEvent;
import io.ticketing.payments.domain.PaymentTerms;

/// Turns a domain event into its Avro record for the outbox.
@ApplicationScoped
public class PaymentEvents {

    private final Outbox outbox;

    PaymentEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    public Uni<Void> record(PaymentEvent event) {
        return outbox.add(avro(event));
    }

    private static SpecificRecord avro(PaymentEvent event) {
        var payment = payment(event.paymentId(), event.terms());
        var version = event.version();
        return switch (event) {
            case PaymentEvent.Authorized _ -> new PaymentAuthorized(payment, version);
            case PaymentEvent.Captured _ -> new PaymentCaptured(payment, version);
            case PaymentEvent.Voided _ -> new PaymentVoided(payment, version);
            case PaymentEvent.Failed failed ->
                new PaymentFailed(payment, version, stage(failed.stage()), failed.code());
        };
    }

    private static Payment payment(UUID id, PaymentTerms terms) {
        return new Payment(id, terms.orderId(), terms.ticketId(), terms.buyerId(), terms.amount(), terms.currency());
    }

    private static io.ticketing.contracts.payments.FailureStage stage(FailureStage stage) {
        return switch (stage) {
            case AUTHORIZATION -> io.ticketing.contracts.payments.FailureStage.AUTHORIZATION;
            case CAPTURE -> io.ticketing.contracts.payments.FailureStage.CAPTURE;
        };
    }
}
