package io.ticketing.journeys;

import java.util.List;
import java.util.UUID;

import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.ticketing.journeys.Account.nobody;
import static io.ticketing.journeys.Payment.VISA;
import static io.ticketing.journeys.Problems.isProblem;
import static io.ticketing.journeys.Problems.isProblemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The rows of the API table under `/api/tickets`.
@Journey
class TicketsApiIT {

    private final Seller seller = Seller.signUp();
    private final Buyer buyer = Buyer.signUp();

    @Test
    void aListedTicketIsCreatedAtItsLocation() {
        var answer = list("""
                {"title": "Opera", "price": 20.5, "quantity": 2, "somethingElse": true}""");

        assertThat(answer.statusCode()).isEqualTo(201);
        var ticket = Ledger.note(answer.as(Ticket.class));
        assertThat(answer.header("Location")).endsWith("/api/tickets/" + ticket.id());
        assertThat(ticket.price()).isEqualByComparingTo("20.5");
        assertThat(ticket.status()).isEqualTo("available");
        assertThat(ticket.userId()).isEqualTo(seller.account().id());
        assertThat(ticket.id().version()).isEqualTo(7);
        assertThat(ticket.now()).usingRecursiveComparison().isEqualTo(ticket);
    }

    @ParameterizedTest
    @CsvSource({
        "title, '', 10, 1, USD",
        "price, Opera, -1, 1, USD",
        "price, Opera, 10.001, 1, USD",
        "price, Opera, 10.5, 1, JPY",
        "price, Opera, 1e999999999, 1, USD",
        "quantity, Opera, 10, 0, USD",
        "currency, Opera, 10, 1, XXL"
    })
    void anInvalidTicketIsRefusedByField(String field, String title, String price, String quantity, String currency) {
        var answer = list("""
                        {"title": "%s", "price": %s, "quantity": %s, "currency": "%s"}""".formatted(title, price, quantity, currency));
        isProblemOf(answer, 400, field);
    }

    @Test
    void aStrangerListsNothing() {
        var answer = nobody().body("""
                {"title": "Opera", "price": 20.5}""").post("/api/tickets");
        isProblem(answer, 401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void anUnknownTicketIsNotFound() {
        isProblem(nobody().get("/api/tickets/" + UUID.randomUUID()), 404);
        isProblem(nobody().get("/api/tickets/not-an-id"), 404);
        isProblem(seller.account().request().delete("/api/tickets/" + UUID.randomUUID()), 404);
    }

    @Test
    void theCatalogueIsPagedAndSearched() {
        var word = "w" + UUID.randomUUID().toString().replace("-", "");
        for (int i = 1; i <= 5; i++) {
            seller.lists("Concert " + word + " " + i, "10", 1);
        }

        var first = nobody().get("/api/tickets?limit=2&q=" + word);
        assertThat(titles(first)).containsExactly("Concert " + word + " 5", "Concert " + word + " 4");
        var second = nobody().get(next(first));
        assertThat(titles(second)).containsExactly("Concert " + word + " 3", "Concert " + word + " 2");
        var third = nobody().get(next(second));
        assertThat(titles(third)).containsExactly("Concert " + word + " 1");
        assertThat(third.header("Link")).isNull();
    }

    @Test
    void whatIsSoldOutIsNotInTheCatalogue() {
        var word = "w" + UUID.randomUUID().toString().replace("-", "");
        var ticket = seller.lists(word, "10", 1);
        assertThat(titles(nobody().get("/api/tickets?q=" + word))).containsExactly(word);

        var order = buyer.orders(ticket, 1);
        buyer.pays(order, VISA);
        buyer.awaits("complete", order);

        await().untilAsserted(() ->
                assertThat(titles(nobody().get("/api/tickets?q=" + word))).isEmpty());
        isProblem(seller.withdraws(ticket), 409);
    }

    @Test
    void aStaleEditIsRefused() {
        var ticket = seller.lists("Edited", "10", 1);
        var tag = nobody().get("/api/tickets/" + ticket.id()).header("ETag");

        assertThat(edit(ticket, tag, "11").statusCode()).isEqualTo(200);
        isProblem(edit(ticket, tag, "12"), 412);
        assertThat(ticket.now().price()).isEqualByComparingTo("11");
    }

    @Test
    void aWithdrawnTicketAnswersNoContent() {
        var ticket = seller.lists("Withdrawn", "10", 1);
        assertThat(seller.withdraws(ticket).statusCode()).isEqualTo(204);
        assertThat(ticket.now().status()).isEqualTo("withdrawn");
    }

    private Response list(String body) {
        return seller.account().request().body(body).post("/api/tickets");
    }

    private Response edit(Ticket ticket, String tag, String price) {
        return seller.account()
                .request()
                .header("If-Match", tag)
                .body("""
                        {"title": "Edited", "price": %s, "quantity": 1}""".formatted(price))
                .put("/api/tickets/" + ticket.id());
    }

    private static List<String> titles(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.jsonPath().getList("title", String.class);
    }

    private static String next(Response answer) {
        return Links.next(answer).orElseThrow();
    }
}
