package io.ticketing.orders.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.ticketing.contracts.payments.FailureStage;
import io.ticketing.contracts.payments.PaymentAuthorized;
import io.ticketing.contracts.payments.PaymentCaptured;
import io.ticketing.contracts.payments.PaymentFailed;
import io.ticketing.events.ReceivedEvent;
import io.ticketing.messaging.IdempotentConsumer;
import io.ticketing.orders.application.AwaitPayment;
import io.ticketing.orders.application.CompleteOrder;
import io.ticketing.orders.application.FailPayment;

/// Moves orders on as their payments do.
@ApplicationScoped
class PaymentEventsConsumer {

    private final IdempotentConsumer consumer;
    private final AwaitPayment awaitPayment;
    private final CompleteOrder completeOrder;
    private final FailPayment failPayment;

    PaymentEventsConsumer(
            IdempotentConsumer consumer,
            AwaitPayment awaitPayment,
            CompleteOrder completeOrder,
            FailPayment failPayment) {
        this.consumer = consumer;
        this.awaitPayment = awaitPayment;
        this.completeOrder = completeOrder;
        this.failPayment = failPayment;
    }

    @Incoming("payment-events")
    Uni<Void> on(ConsumerRecord<String, byte[]> message) {
        return consumer.consume(message, this::handle);
    }

    private Uni<Void> handle(ReceivedEvent event) {
        return switch (event.payload()) {
            case PaymentAuthorized authorized -> {
                var payment = authorized.getPayment();
                yield awaitPayment.await(payment.getOrderId(), payment.getPaymentId());
            }
            case PaymentCaptured captured -> {
                var payment = captured.getPayment();
                yield completeOrder.complete(payment.getOrderId(), payment.getPaymentId());
            }
            // A payment refused before it was authorised leaves the order payable, as it was.
            case PaymentFailed failed when failed.getStage() == FailureStage.CAPTURE -> {
                var payment = failed.getPayment();
                yield failPayment.fail(payment.getOrderId(), payment.getPaymentId());
            }
            default -> Uni.createFrom().voidItem();
        };
    }
}
