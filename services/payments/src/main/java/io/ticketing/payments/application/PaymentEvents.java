package io.ticketing.payments.application;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.avro.specific.SpecificRecord;

import io.ticketing.contracts.payments.PaymentAuthorized;
import io.ticketing.contracts.payments.PaymentCaptured;
import io.ticketing.contracts.payments.PaymentFailed;
import io.ticketing.contracts.payments.PaymentVoided;
import io.ticketing.messaging.Outbox;
import io.ticketing.payments.domain.FailureStage;
import io.ticketing.payments.domain.PaymentEvent;

/// Turns a domain event into its Avro record for the outbox.
@ApplicationScoped
class PaymentEvents {

    private final Outbox outbox;

    PaymentEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    Uni<Void> record(PaymentEvent event) {
        return outbox.add(avro(event));
    }

    private static SpecificRecord avro(PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.Authorized authorized -> authorized(authorized);
            case PaymentEvent.Captured captured -> captured(captured);
            case PaymentEvent.Voided voided -> voided(voided);
            case PaymentEvent.Failed failed -> failed(failed);
        };
    }

    private static PaymentAuthorized authorized(PaymentEvent.Authorized event) {
        var terms = event.terms();
        return PaymentAuthorized.newBuilder()
                .setPaymentId(event.paymentId())
                .setVersion(event.version())
                .setOrderId(terms.orderId())
                .setTicketId(terms.ticketId())
                .setBuyerId(terms.buyerId())
                .setAmount(terms.amount())
                .setCurrency(terms.currency())
                .build();
    }

    private static PaymentCaptured captured(PaymentEvent.Captured event) {
        var terms = event.terms();
        return PaymentCaptured.newBuilder()
                .setPaymentId(event.paymentId())
                .setVersion(event.version())
                .setOrderId(terms.orderId())
                .setTicketId(terms.ticketId())
                .setBuyerId(terms.buyerId())
                .setAmount(terms.amount())
                .setCurrency(terms.currency())
                .build();
    }

    private static PaymentVoided voided(PaymentEvent.Voided event) {
        var terms = event.terms();
        return PaymentVoided.newBuilder()
                .setPaymentId(event.paymentId())
                .setVersion(event.version())
                .setOrderId(terms.orderId())
                .setTicketId(terms.ticketId())
                .setBuyerId(terms.buyerId())
                .setAmount(terms.amount())
                .setCurrency(terms.currency())
                .build();
    }

    private static PaymentFailed failed(PaymentEvent.Failed event) {
        var terms = event.terms();
        return PaymentFailed.newBuilder()
                .setPaymentId(event.paymentId())
                .setVersion(event.version())
                .setOrderId(terms.orderId())
                .setTicketId(terms.ticketId())
                .setBuyerId(terms.buyerId())
                .setAmount(terms.amount())
                .setCurrency(terms.currency())
                .setStage(stage(event.stage()))
                .setCode(event.code())
                .build();
    }

    private static io.ticketing.contracts.payments.FailureStage stage(FailureStage stage) {
        return switch (stage) {
            case AUTHORIZATION -> io.ticketing.contracts.payments.FailureStage.AUTHORIZATION;
            case CAPTURE -> io.ticketing.contracts.payments.FailureStage.CAPTURE;
        };
    }
}
