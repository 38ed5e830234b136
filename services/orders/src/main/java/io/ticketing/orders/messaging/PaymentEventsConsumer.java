package io.ticketing.orders.messaging;

import java.util.UUID;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.ticketing.contracts.payments.FailureStage;
import io.ticketing.contracts.payments.Payment;
import io.ticketing.contracts.payments.PaymentAuthorized;
import io.ticketing.contracts.payments.PaymentCaptured;
import io.ticketing.contracts.payments.PaymentFailed;
import io.ticketing.contracts.payments.PaymentRefunded;
import io.ticketing.contracts.payments.PaymentVoided;
import io.ticketing.kafka.Reactions;
import io.ticketing.orders.application.AwaitPayment;
import io.ticketing.orders.application.CompleteOrder;
import io.ticketing.orders.application.FailPayment;
import io.ticketing.outbox.IdempotentConsumer;

/// Moves orders on when their payments change.
@Startup
@ApplicationScoped
class PaymentEventsConsumer {

    private final IdempotentConsumer consumer;
    private final Reactions<Uni<Void>> reactions;

    PaymentEventsConsumer(
            IdempotentConsumer consumer,
            AwaitPayment awaitPayment,
            CompleteOrder completeOrder,
            FailPayment failPayment) {
        this.consumer = consumer;
        this.reactions = Reactions.of("payments")
                .on(PaymentAuthorized.class, it -> of(it.getPayment(), awaitPayment::await))
                .on(PaymentCaptured.class, it -> of(it.getPayment(), completeOrder::complete))
                .on(PaymentFailed.class, it -> failed(it, failPayment))
                .ignoring(PaymentVoided.class)
                .ignoring(PaymentRefunded.class)
                .build();
    }

    @Incoming("payment-events")
    Uni<Void> on(ConsumerRecord<String, byte[]> message) {
        return consumer.consume(message, event -> reactions.to(event.payload()));
    }

    /// A payment refused before it was authorised leaves the order payable.
    private static Uni<Void> failed(PaymentFailed event, FailPayment failPayment) {
        return event.getStage() == FailureStage.CAPTURE
                ? of(event.getPayment(), failPayment::fail)
                : Uni.createFrom().voidItem();
    }

    private static Uni<Void> of(Payment payment, BiFunction<UUID, UUID, Uni<Void>> useCase) {
        return useCase.apply(payment.getOrderId(), payment.getPaymentId());
    }
}
