package io.ticketing.journeys;

import java.util.Collections;
import java.util.concurrent.Callable;

import io.restassured.response.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.ticketing.journeys.Payment.DECLINED;
import static io.ticketing.journeys.Payment.FAILS_AT_CAPTURE;
import static io.ticketing.journeys.Payment.VISA;
import static io.ticketing.journeys.Promises.NO_CHARGE_WITHOUT_TICKET;
import static io.ticketing.journeys.Promises.NO_TICKET_WITHOUT_CHARGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A card that fails costs nothing, and another one still buys the tickets.
@Journey
class PayAgainIT {

    private final Ticket ticket = Seller.signUp().lists("Second try", "42", 5);
    private final Buyer buyer = Buyer.signUp();

    @Test
    @Tag(NO_TICKET_WITHOUT_CHARGE)
    void aDeclinedCardLeavesTheOrderPayable() {
        var order = buyer.orders(ticket, 1);

        var declined = buyer.triesToPay(order, DECLINED);
        assertThat(declined.statusCode()).isEqualTo(402);
        assertThat(declined.contentType()).startsWith("application/problem+json");
        assertThat(declined.jsonPath().getList("errors")).isNotEmpty();
        assertThat(buyer.sees(order).status()).isEqualTo("created");

        buyer.pays(order, VISA);
        buyer.awaits("complete", order);
        assertThat(Sandbox.intentsOf(order))
                .filteredOn(Sandbox.Intent::isCaptured)
                .hasSize(1);
    }

    @Test
    @Tag(NO_TICKET_WITHOUT_CHARGE)
    @Tag(NO_CHARGE_WITHOUT_TICKET)
    void aFailedCaptureLeavesTheOrderPayable() {
        var order = buyer.orders(ticket, 1);

        var failing = buyer.pays(order, FAILS_AT_CAPTURE);
        await().untilAsserted(() -> assertThat(buyer.sees(failing).status()).isEqualTo("failed"));
        buyer.awaits("created", order);
        assertThat(Sandbox.intentsOf(order)).noneMatch(Sandbox.Intent::isCaptured);

        buyer.pays(order, VISA);
        buyer.awaits("complete", order);
        assertThat(Sandbox.intentsOf(order))
                .filteredOn(Sandbox.Intent::isCaptured)
                .hasSize(1);
    }

    @Test
    @Tag(NO_TICKET_WITHOUT_CHARGE)
    void aCardThatNeverWorksLosesTheTickets() {
        var order = buyer.orders(ticket, 1);
        buyer.pays(order, FAILS_AT_CAPTURE);

        var cancelled = buyer.awaits("cancelled", order);

        assertThat(cancelled.cancelReason()).isIn("expired", "payment_failed");
        assertThat(Sandbox.intentsOf(order)).noneMatch(Sandbox.Intent::isCaptured);
    }

    @Test
    @Tag(NO_CHARGE_WITHOUT_TICKET)
    void anOrderPaidTwentyTimesAtOnceIsChargedOnce() {
        var order = buyer.orders(ticket, 1);
        Callable<Response> pay = () -> buyer.triesToPay(order, VISA);

        var answers = AtOnce.all(Collections.nCopies(20, pay));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201, 409);
        assertThat(answers).filteredOn(it -> it.statusCode() == 201).hasSize(1);
        buyer.awaits("complete", order);
        assertThat(buyer.triesToPay(order, VISA).statusCode()).isEqualTo(409);
        assertThat(Sandbox.intentsOf(order))
                .filteredOn(Sandbox.Intent::isCaptured)
                .hasSize(1);
    }
}
