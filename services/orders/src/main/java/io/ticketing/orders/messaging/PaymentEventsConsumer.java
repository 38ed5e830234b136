package io.ticketing.orders.messaging;

import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.ticketing.contracts.payments.FailureStage;
import io.ticketing.contracts.payments.Payment;
import io.ticketing.contracts.payments.PaymentAuthorized;
import io.ticketing.contracts.payments.PaymentCaptured;
import io.ticketing.contracts.payments.PaymentFailed;
import io.ticketing.contracts.payments.PaymentRefunded;
import io.ticketing.contracts.payments.PaymentVoided;
import io.ticketing.kafka.EventChannel;
import io.ticketing.kafka.EventHandler;
import io.ticketing.kafka.Reactions;
import io.ticketing.money.Money;
import io.ticketing.orders.application.AwaitPayment;
import io.ticketing.orders.application.CompleteOrder;
import io.ticketing.orders.application.FailPayment;
import io.ticketing.orders.application.TakeBackTickets;
import io.ticketing.orders.domain.AuthorizedPayment;
import io.ticketing.outbox.IdempotentConsumer;

/// Moves orders on when their payments change.
@Startup
@ApplicationScoped
class PaymentEventsConsumer {

    private final EventChannel channel;

    PaymentEventsConsumer(
            IdempotentConsumer consumer,
            AwaitPayment awaitPayment,
            CompleteOrder completeOrder,
            FailPayment failPayment,
            TakeBackTickets takeBackTickets) {
        Reactions<EventHandler> reactions = Reactions.toEvents("payments")
                .on(PaymentAuthorized.class, it -> event -> authorized(it.getPayment(), event.time(), awaitPayment))
                .on(PaymentCaptured.class, it -> _ -> of(it.getPayment(), completeOrder::complete))
                .on(PaymentFailed.class, it -> _ -> failed(it, failPayment))
                .on(PaymentRefunded.class, it -> _ -> refunded(it, takeBackTickets))
                .ignoring(PaymentVoided.class)
                .build();
        this.channel = consumer.channel(event -> reactions.to(event.payload()).handle(event));
    }

    @Incoming("payment-events")
    @Acknowledgment(Strategy.MANUAL)
    Uni<Void> on(KafkaRecord<String, byte[]> event) {
        return channel.take(event);
    }

    private static Uni<Void> authorized(Payment payment, Instant at, AwaitPayment awaitPayment) {
        var amount = new Money(payment.getAmount(), Money.currency(payment.getCurrency()));
        return awaitPayment.await(payment.getOrderId(), new AuthorizedPayment(payment.getPaymentId(), amount, at));
    }

    /// A payment refused before it was authorised leaves the order payable.
    private static Uni<Void> failed(PaymentFailed event, FailPayment failPayment) {
        return event.getStage() == FailureStage.CAPTURE
                ? of(event.getPayment(), failPayment::fail)
                : Uni.createFrom().voidItem();
    }

    private static Uni<Void> refunded(PaymentRefunded event, TakeBackTickets takeBackTickets) {
        var payment = event.getPayment();
        return takeBackTickets.takeBack(
                payment.getOrderId(), payment.getPaymentId(), event.getReturned(), event.getRestocked());
    }

    private static Uni<Void> of(Payment payment, BiFunction<UUID, UUID, Uni<Void>> useCase) {
        return useCase.apply(payment.getOrderId(), payment.getPaymentId());
    }
}
