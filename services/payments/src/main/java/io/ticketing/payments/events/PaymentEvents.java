package io.ticketing.payments.events;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import io.ticketing.contracts.payments.Payment;
import io.ticketing.contracts.payments.PaymentAuthorized;
import io.ticketing.contracts.payments.PaymentCaptured;
import io.ticketing.contracts.payments.PaymentFailed;
import io.ticketing.contracts.payments.PaymentRefunded;
import io.ticketing.contracts.payments.PaymentVoided;
import io.ticketing.outbox.Outbox;
import io.ticketing.payments.domain.FailureStage;
import io.ticketing.payments.domain.PaymentEvent;
import io.ticketing.payments.domain.PaymentTerms;
import io.ticketing.payments.domain.RefundReason;

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

    public Uni<Void> record(List<PaymentEvent> events) {
        return outbox.add(events.stream().map(PaymentEvents::avro).toArray(SpecificRecord[]::new));
    }

    private static SpecificRecord avro(PaymentEvent event) {
        var payment = payment(event.paymentId(), event.terms());
        var version = event.version();
        return switch (event) {
            case PaymentEvent.Authorized _ -> new PaymentAuthorized(payment, version);
            case PaymentEvent.Captured _ -> new PaymentCaptured(payment, version);
            case PaymentEvent.Voided _ -> new PaymentVoided(payment, version);
            case PaymentEvent.Refunded refunded ->
                new PaymentRefunded(
                        payment,
                        version,
                        refunded.refundId(),
                        reason(refunded.reason()),
                        event.terms().priceOf(refunded.returned()).minorUnits(),
                        refunded.returned(),
                        refunded.restocked());
            case PaymentEvent.Failed failed ->
                new PaymentFailed(payment, version, stage(failed.stage()), failed.code());
        };
    }

    private static Payment payment(UUID id, PaymentTerms terms) {
        return new Payment(id, terms.orderId(), terms.ticketId(), terms.buyerId(), terms.amount(), terms.currency());
    }

    private static io.ticketing.contracts.payments.@Nullable RefundReason reason(@Nullable RefundReason reason) {
        return switch (reason) {
            case null -> null;
            case BUYER -> io.ticketing.contracts.payments.RefundReason.BUYER;
            case SELLER -> io.ticketing.contracts.payments.RefundReason.SELLER;
            case WITHDRAWN -> io.ticketing.contracts.payments.RefundReason.WITHDRAWN;
            case ORDER_LOST -> io.ticketing.contracts.payments.RefundReason.ORDER_LOST;
        };
    }

    private static io.ticketing.contracts.payments.FailureStage stage(FailureStage stage) {
        return switch (stage) {
            case AUTHORIZATION -> io.ticketing.contracts.payments.FailureStage.AUTHORIZATION;
            case CAPTURE -> io.ticketing.contracts.payments.FailureStage.CAPTURE;
        };
    }
}
