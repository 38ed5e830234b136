package io.ticketing.payments.schedule;

import java.util.UUID;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.payments.FailureStage;
import io.ticketing.contracts.payments.PaymentAuthorized;
import io.ticketing.contracts.payments.PaymentCaptured;
import io.ticketing.contracts.payments.PaymentFailed;
import io.ticketing.payments.OrderFixture;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.testing.TestEvents;

import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.authorized;
import static io.ticketing.payments.PaymentsClient.awaitOrdersHandled;
import static io.ticketing.payments.PaymentsClient.awaitStatus;
import static io.ticketing.payments.PaymentsClient.intents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Payments whose events a broker has lost, or those of their orders.
@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class OverlookedTest {

    @Inject
    Overlooked overlooked;

    @Inject
    AgroalDataSource database;

    private final OrderFixture order = order();

    @BeforeEach
    void beginWithNone() throws Throwable {
        look();
    }

    @Test
    void areToldAgainWhenOrdersSaysNothing() throws Throwable {
        var payment = authorized(order, "tok_visa");
        await().until(() -> authorizations() == 1);
        look();
        longAgo("authorized_at", payment);

        look();

        await().until(() -> authorizations() >= 2);
        TestEvents.publish(order.awaiting(2, payment));
        awaitStatus(order, payment, "captured");
    }

    @Test
    void areToldAgainWhenAnExpiredOrderDoesNotSayWhetherItIsRevived() throws Throwable {
        var payment = authorized(order, "tok_visa");
        TestEvents.publish(order.expired(2));
        awaitOrdersHandled();
        longAgo("authorized_at", payment);

        look();

        await().until(() -> authorizations() >= 2);
        TestEvents.publish(order.released(3, payment));
        awaitStatus(order, payment, "voided");
    }

    /// The bank may have asked the buyer for long.
    @Test
    void areNotToldAgainIfTheyWereAuthorizedJustNow() throws Throwable {
        var payment = authorized(order, "tok_visa");
        await().until(() -> authorizations() == 1);
        longAgo("created_at", payment);

        look();

        TestEvents.publish(order.awaiting(2, payment));
        awaitStatus(order, payment, "captured");
        assertThat(authorizations()).isEqualTo(1);
    }

    @Test
    void sayAgainThatTheyAreCaptured() {
        var payment = authorized(order, "tok_visa");
        TestEvents.publish(order.awaiting(2, payment));
        awaitStatus(order, payment, "captured");

        TestEvents.publish(order.awaiting(2, payment));

        await().until(() -> TestEvents.all(PaymentCaptured.class, payment).size() == 2);
        assertThat(intents(order)).containsExactly("succeeded");
    }

    @Test
    void sayAgainThatTheirCaptureFailed() {
        var payment = authorized(order, "tok_chargeCustomerFail");
        TestEvents.publish(order.awaiting(2, payment));
        awaitStatus(order, payment, "failed");

        TestEvents.publish(order.awaiting(2, payment));

        await().until(() -> TestEvents.all(
                                PaymentFailed.class,
                                it -> it.getPayment().getPaymentId().equals(payment)
                                        && it.getStage() == FailureStage.CAPTURE)
                        .size()
                == 2);
    }

    @Test
    void areVoidedWhenTheCancellationComesAfterAll() throws Throwable {
        var payment = authorized(order, "tok_visa");
        longAgo("authorized_at", payment);
        look();

        TestEvents.publish(order.cancelled(2));

        awaitStatus(order, payment, "voided");
    }

    private void look() throws Throwable {
        VertxContextSupport.subscribeAndAwait(overlooked::look);
    }

    private int authorizations() {
        return TestEvents.all(PaymentAuthorized.class, it -> order.isPaidBy(it.getPayment()))
                .size();
    }

    private void longAgo(String column, UUID payment) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update payments set %s = now() - interval '1 h' where id = ?".formatted(column))) {
            statement.setObject(1, payment);
            statement.executeUpdate();
        }
    }
}
