package io.ticketing.journeys;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.restassured.response.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.ticketing.journeys.Payment.VISA;
import static io.ticketing.journeys.Promises.NO_CHARGE_WITHOUT_TICKET;
import static io.ticketing.journeys.Promises.NO_OVERSELL;
import static io.ticketing.journeys.Promises.RETRY_IS_SAFE;
import static io.ticketing.journeys.Promises.YOUR_OWN_ONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Tickets that were paid for go back, and so does the money. The reconciler compares both.
@Journey
class RefundIT {

    private final Seller seller = Seller.signUp();
    private final Buyer buyer = Buyer.signUp();

    @Test
    @Tag(NO_CHARGE_WITHOUT_TICKET)
    @Tag(NO_OVERSELL)
    @Tag(RETRY_IS_SAFE)
    void aReturnedTicketIsPaidBackOnceAndSoldAgain() {
        var ticket = seller.listsReturnable("Return trip", "30", 2);
        var order = buyer.orders(ticket, 2);
        var payment = buyer.pays(order, VISA);
        buyer.awaits("complete", order);
        await().until(() -> ticket.now().status(), "sold_out"::equals);

        var key = Buyer.anyKey();
        Callable<Response> giveBack = () -> buyer.returns(payment, 1, key);
        var answers = AtOnce.all(Collections.nCopies(10, giveBack));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers.stream()
                        .map(answer -> answer.jsonPath().getString("id"))
                        .distinct())
                .hasSize(1);
        await().until(() -> buyer.sees(order).returned(), returned -> returned == 1);
        await().until(() -> ticket.now().available(), available -> available == 1);
        var next = Buyer.signUp();
        var second = next.orders(ticket, 1);
        next.pays(second, VISA);
        next.awaits("complete", second);
        assertThat(Sandbox.intentsOf(order)).singleElement().returns(3000L, Sandbox::refundedOf);

        buyer.returns(payment, 1, Buyer.anyKey()).then().statusCode(201);
        buyer.awaits("refunded", order);
        assertThat(buyer.returns(payment, 1, Buyer.anyKey()).statusCode()).isEqualTo(409);
    }

    @Test
    @Tag(NO_CHARGE_WITHOUT_TICKET)
    void aCancelledEventPaysEverybodyBack() {
        var ticket = seller.lists("Rained off", "20", 10);
        var buyers = Stream.generate(Buyer::signUp).limit(4).toList();
        var orders = buyers.stream().map(one -> one.orders(ticket, 2)).toList();
        for (int i = 0; i < orders.size(); i++) {
            buyers.get(i).pays(orders.get(i), VISA);
            buyers.get(i).awaits("complete", orders.get(i));
        }
        var unpaid = buyer.orders(ticket, 1);
        assertThat(seller.withdraws(ticket).statusCode()).isEqualTo(409);

        seller.cancels(ticket).then().statusCode(204);

        for (int i = 0; i < orders.size(); i++) {
            buyers.get(i).awaits("refunded", orders.get(i));
        }
        assertThat(buyer.awaits("cancelled", unpaid).cancelReason()).isEqualTo("withdrawn");
        assertThat(seller.sumsUp(ticket).getMap(""))
                .containsEntry("sold", 8)
                .containsEntry("returned", 8)
                .containsEntry("pending", 0)
                .containsEntry("failed", 0);
    }

    @Test
    @Tag(YOUR_OWN_ONLY)
    void onlyTheSellerRefundsAtAnyTime() {
        var ticket = seller.lists("No returns", "15", 5);
        var order = buyer.orders(ticket, 2);
        var payment = buyer.pays(order, VISA);
        buyer.awaits("complete", order);

        assertThat(List.of(
                        buyer.returns(payment, 1, Buyer.anyKey()).statusCode(),
                        Buyer.signUp().returns(payment, 1, Buyer.anyKey()).statusCode(),
                        Seller.signUp().refunds(payment, 1).statusCode()))
                .containsExactly(409, 403, 403);
        seller.refunds(payment, 1).then().statusCode(201);

        await().until(() -> buyer.sees(order).returned(), returned -> returned == 1);
    }
}
