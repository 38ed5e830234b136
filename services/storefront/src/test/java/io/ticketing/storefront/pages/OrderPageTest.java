package io.ticketing.storefront.pages;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.storefront.client.Client;
import io.ticketing.storefront.client.Shown;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;
import io.ticketing.storefront.marketplace.PlayedPayments;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(Marketplace.class)
class OrderPageTest {

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    private Session ann;
    private Client buyer;
    private UUID order;

    @BeforeEach
    void order() {
        marketplace.reset();
        ann = marketplace.auth.signedIn("ann@example.com");
        UUID ticket = marketplace.tickets.list("Opera", ann.account());
        order = marketplace.orders.place(ticket, 2, ann.account());
        buyer = Client.browser(origin).with("Accept-Language", "en-GB").signedIn(ann);
    }

    @Test
    void showsWhatThereIsToPayAndUntilWhen() {
        Document page = page();

        assertThat(page.select("dl").text()).contains("Tickets 2", "Total US$41.00");
        assertThat(page.select("[data-clock]").text()).matches("1[45]:\\d\\d");
        assertThat(page.select("form.pay button").text()).isEqualTo("Pay US$41.00");
        assertThat(page.select("form.pay input[name=token]").eachAttr("value"))
                .containsExactly(
                        "tok_visa", "tok_chargeDeclined", "tok_chargeCustomerFail", "tok_threeDSecure2Required");
    }

    @Test
    void takesThePaymentAndShowsThatItIsUnderWay() {
        Document before = page();

        Shown answer = pay(before, "tok_visa");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains("/orders/" + order + "?payment=");
        Document page = buyer.get(answer.location()).page();
        assertThat(page.select(".outcome").text()).contains("Taking the payment");
        assertThat(page.select("#order").attr("data-paying")).isEqualTo("true");
        assertThat(page.select("form.pay, form.give-back")).isEmpty();
        assertThat(marketplace.payments.calls("POST", "/api/payments"))
                .singleElement()
                .extracting(call -> call.headers().get("Idempotency-Key"))
                .isEqualTo(before.select("input[name=key]").val());
    }

    @Test
    void saysThatACardWasDeclinedAndTakesAnother() {
        Document page = pay(page(), "tok_chargeDeclined").isPage(402).page();

        assertThat(page.select(".notice").text()).contains("The card was declined", "Your card was declined.");
        assertThat(page.select("form.pay")).hasSize(1);
    }

    @Test
    void followsThePaymentThatTheAddressNames() {
        UUID pending = marketplace.payments.of(order, "authorized");

        Document page = buyer.get("/orders/" + order + "?payment=" + pending).page();

        assertThat(page.select(".outcome").text()).contains("Taking the payment");
        assertThat(page.select("form.pay")).isEmpty();
    }

    @Test
    void saysThatTheMoneyCouldNotBeTaken() {
        UUID failed = marketplace.payments.of(order, "failed");

        Document page = buyer.get("/orders/" + order + "?payment=" + failed).page();

        assertThat(page.select(".notice").text()).contains("The payment failed", PlayedPayments.FAILURE);
        assertThat(page.select("form.pay")).hasSize(1);
    }

    @Test
    void sendsTheBuyerToTheBankThatAsks() {
        Document before = page();

        Shown answer = buyer.with("HX-Request", "true")
                .post(
                        "/orders/" + order + "/payments",
                        "token",
                        "tok_threeDSecure2Required",
                        "key",
                        before.select("input[name=key]").val());

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("HX-Redirect")).isEqualTo(PlayedPayments.BANK);
    }

    @Test
    void leadsToTheBankThatAsksWithoutScriptsToo() {
        Shown answer = pay(page(), "tok_threeDSecure2Required");

        assertThat(answer.status()).isEqualTo(303);
        assertAsked(buyer.get(answer.location()).page());
    }

    @Test
    void leadsToTheBankAgainAfterThePageWasClosed() {
        marketplace.payments.of(order, "failed");
        marketplace.payments.of(order, "requires_action");

        assertAsked(page());
    }

    @Test
    void claimsNothingWhileTheBankHasNotAnswered() {
        marketplace.payments.of(order, "pending");

        Document page = page();

        assertThat(page.select(".outcome").text())
                .contains("The bank has not answered yet")
                .doesNotContain("approved");
        assertThat(page.select("#order").attr("data-pending")).isEqualTo("pending");
    }

    @Test
    void isShownThoughPaymentsIsAway() {
        marketplace.payments.of(order, "requires_action");
        marketplace.payments.goAway();

        assertThat(page().select("form.pay")).hasSize(1);
    }

    private static void assertAsked(Document page) {
        assertThat(page.select(".outcome").text()).contains("Your bank asks you");
        assertThat(page.select(".outcome a.button").attr("href")).isEqualTo(PlayedPayments.BANK);
        assertThat(page.select("[data-clock]")).hasSize(1);
        assertThat(page.select("form.pay")).isEmpty();
        assertThat(page.select("form.give-back")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-7000-8000-000000000000", "another"})
    void takesNoNoticeOfAnotherOrdersPayment(String payment) {
        UUID ticket = marketplace.tickets.list("Ballet", ann.account());
        UUID another = marketplace.payments.of(marketplace.orders.place(ticket, 1, ann.account()), "authorized");

        Document page = buyer.get("/orders/" + order + "?payment=" + payment.replace("another", another + ""))
                .page();

        assertThat(page.select("form.pay")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "expired, The time to pay ran out",
        "buyer, You gave these tickets back",
        "withdrawn, The seller took this off sale",
        "payment_failed, The payment failed and the time was up"
    })
    void saysWhyAnOrderHasEnded(String reason, String text) {
        marketplace.orders.change(order, now -> now.cancelled(reason));

        Document page = page();

        assertThat(page.select(".outcome").text()).contains(text, "othing was charged");
        assertThat(page.select("form.pay, [data-order], noscript meta")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "authorized"})
    void claimsNothingWhileAPaymentMayReviveTheExpiredOrder(String status) {
        marketplace.orders.change(order, now -> now.cancelled("expired"));
        marketplace.payments.of(order, status);

        Document page = page();

        assertThat(page.select(".outcome").text())
                .contains("Taking the payment", "If the tickets are still free at the same price")
                .doesNotContain("nothing was charged");
        assertThat(page.select("[data-order]").attr("data-paying")).isEqualTo("true");
        assertThat(page.select("#order").attr("data-pending")).isEqualTo(status);
        assertThat(page.select("noscript meta")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requires_action", "voided", "failed"})
    void saysThatTheTimeRanOutWhenNoPaymentIsUnderWay(String status) {
        marketplace.orders.change(order, now -> now.cancelled("expired"));
        marketplace.payments.of(order, status);

        Document page = page();

        assertThat(page.select(".outcome").text()).contains("The time to pay ran out", "nothing was charged");
        assertThat(page.select("[data-order]")).isEmpty();
    }

    @Test
    void saysThatALatePaymentWasAccepted() {
        marketplace.orders.change(order, now -> now.as("complete").late("accepted"));

        assertThat(page().select(".outcome").text()).contains("They are yours", "the tickets were still free");
    }

    @Test
    void saysThatALatePaymentWasReleased() {
        marketplace.orders.change(order, now -> now.cancelled("expired").late("released"));
        marketplace.payments.of(order, "authorized");

        Document page = page();

        assertThat(page.select(".outcome").text()).contains("no longer free", "The payment was released");
        assertThat(page.select("[data-order]")).isEmpty();
    }

    @Test
    void saysThatTheTicketsAreTheBuyers() {
        marketplace.orders.change(order, now -> now.as("complete"));

        assertThat(page().select(".outcome").text()).contains("They are yours", "US$41.00 is paid");
    }

    @Test
    void countsNoTimeBelowNothing() {
        marketplace.orders.change(order, now -> now.until(Instant.now().minusSeconds(90)));

        assertThat(page().select("[data-clock]").text()).isEqualTo("0:00");
    }

    @Test
    void givesTheTicketsBack() {
        buyer.post("/orders/" + order + "/cancel").leadsTo("/orders/" + order);

        assertThat(page().select(".outcome").text()).contains("You gave these tickets back");
    }

    @Test
    void saysWhyAPaidOrderCanNotBeGivenBack() {
        marketplace.orders.change(order, now -> now.as("complete"));

        Document page = buyer.post("/orders/" + order + "/cancel").isPage(409).page();

        assertThat(page.select(".notice").text()).contains("Paid already");
    }

    @Test
    void listsOnesOrdersNewestFirst() {
        for (int n = 0; n < 21; n++) {
            marketplace.orders.place(marketplace.tickets.list("Concert " + n, ann.account()), 1, ann.account());
        }

        Document first = buyer.get("/orders").page();
        Document second = buyer.get(first.select(".more a").attr("href")).page();

        assertThat(first.select(".rows .title").eachText()).hasSize(20).startsWith("Concert 20");
        assertThat(second.select(".rows .title").eachText()).containsExactly("Concert 0", "Opera");
        assertThat(second.select(".rows .price").last().text()).isEqualTo("2 tickets · US$41.00");
    }

    @ParameterizedTest
    @CsvSource({
        "created, , Waiting for payment",
        "awaiting_payment, , Payment under way",
        "complete, , Yours",
        "cancelled, buyer, Given back",
        "cancelled, expired, Time ran out",
        "cancelled, withdrawn, Withdrawn by the seller",
        "cancelled, payment_failed, Payment failed"
    })
    void saysHowEachOrderIs(String status, String reason, String text) {
        marketplace.orders.change(order, now -> reason == null ? now.as(status) : now.cancelled(reason));

        assertThat(buyer.get("/orders").page().select(".tag").text()).isEqualTo(text);
    }

    @Test
    void showsNobodyElsesOrder() {
        Client other = Client.browser(origin).signedIn(marketplace.auth.signedIn("eve@example.com"));

        assertThat(other.get("/orders/" + order).isPage(403).body()).doesNotContain("Opera");
        other.post("/orders/" + order + "/payments", "token", "tok_visa").isPage(403);
        other.post("/orders/" + order + "/cancel").isPage(403);
        assertThat(other.get("/orders").page().select(".rows")).isEmpty();
        assertThat(marketplace.orders.get(order).status()).isEqualTo("created");
    }

    private Document page() {
        return buyer.get("/orders/" + order).isPage(200).page();
    }

    private Shown pay(Document page, String token) {
        return buyer.post(
                page.select("form.pay").attr("action"),
                "token",
                token,
                "key",
                page.select("input[name=key]").val());
    }
}
