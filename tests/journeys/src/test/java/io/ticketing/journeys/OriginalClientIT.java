package io.ticketing.journeys;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.journeys.OriginalClient.Rendering;

import static io.ticketing.journeys.OriginalClient.Rendering.IN_BROWSER;
import static io.ticketing.journeys.OriginalClient.json;
import static io.ticketing.journeys.Payment.DECLINED;
import static io.ticketing.journeys.Payment.VISA;
import static io.ticketing.journeys.Promises.NO_CHARGE_WITHOUT_TICKET;
import static io.ticketing.journeys.Promises.YOUR_OWN_ONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The original application's web client works unchanged: its calls, and the fields of the answers
/// that it reads.
@Journey
class OriginalClientIT {

    private static final String PASSWORD = "correct horse battery";

    /// A time in a format that every browser's `new Date` reads.
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z";

    private final OriginalClient seller = new OriginalClient(IN_BROWSER);
    private final OriginalClient buyer = new OriginalClient(IN_BROWSER);

    @ParameterizedTest
    @EnumSource
    void aTicketIsListedBoughtAndPaid(Rendering rendering) {
        signsUp(seller);
        var ticket = lists("Original", "20.00");

        var visitor = new OriginalClient(rendering);
        isNobody(visitor);
        isTicket(only(visitor.reads("/api/tickets"), ticket));
        isTicket(visitor.reads("/api/tickets/" + ticket));

        var user = signsUp(visitor);
        var placed = visitor.submits("/api/orders", Map.of("ticketId", ticket));
        isOrder(placed, "created", user);
        var order = text(placed, "id");
        isOrder(visitor.reads("/api/orders/" + order), "created", user);

        visitor.submits("/api/payments", Map.of("orderId", order, "token", VISA));
        await().untilAsserted(() -> isOrder(only(visitor.reads("/api/orders"), order), "complete", user));

        visitor.submits("/api/users/signout", Map.of());
        isNobody(visitor);
    }

    @ParameterizedTest
    @EnumSource
    void aPersonComesBack(Rendering rendering) {
        var person = new OriginalClient(rendering);
        var credentials = credentials(anyEmail(), PASSWORD);
        person.submits("/api/users/signup", credentials);
        var signedUp = person.reads("/api/users/currentuser");
        person.submits("/api/users/signout", Map.of());
        isNobody(person);

        person.submits("/api/users/signin", credentials);
        assertThat(person.reads("/api/users/currentuser")).isEqualTo(signedUp);
    }

    @Test
    void wrongCredentialsAreExplained() {
        var email = anyEmail();
        buyer.submits("/api/users/signup", credentials(email, PASSWORD));

        explains(buyer.triesToSubmit("/api/users/signin", credentials(email, "not this one")));
        explains(buyer.triesToSubmit("/api/users/signin", credentials(email, "")));
        explains(buyer.triesToSubmit("/api/users/signup", credentials(email, PASSWORD)));
        explains(buyer.triesToSubmit("/api/users/signup", credentials("nobody", PASSWORD)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5.00", "0.00", "twenty", ""})
    void aPriceThatIsNoneIsExplained(String price) {
        signsUp(seller);

        explains(seller.triesToSubmit("/api/tickets", Map.of("title", "Original", "price", price)));
    }

    @Test
    void whatAnotherHoldsOrHasBoughtIsExplained() {
        signsUp(seller);
        var ticket = lists("The last one", "5.00");
        signsUp(buyer);
        var order = text(buyer.submits("/api/orders", Map.of("ticketId", ticket)), "id");
        explains(seller.triesToSubmit("/api/orders", Map.of("ticketId", ticket)));

        buyer.submits("/api/payments", Map.of("orderId", order, "token", VISA));
        awaits("complete", order);
        explains(seller.triesToSubmit("/api/orders", Map.of("ticketId", ticket)));
    }

    @Test
    @Tag(NO_CHARGE_WITHOUT_TICKET)
    void aPaymentThatFailsOrComesTooLateIsExplained() {
        signsUp(seller);
        var ticket = lists("Too late", "12.50");
        signsUp(buyer);
        var order = text(buyer.submits("/api/orders", Map.of("ticketId", ticket)), "id");
        explains(pays(order, DECLINED));

        awaits("cancelled", order);
        explains(pays(order, VISA));
    }

    @Test
    @Tag(YOUR_OWN_ONLY)
    void whoIsSignedOutIsTold() {
        signsUp(seller);
        var ticket = lists("For people with a name", "10.00");
        var listing = Map.of("title", "Original", "price", "10.00");

        explains(buyer.triesToSubmit("/api/tickets", listing));
        explains(buyer.triesToSubmit("/api/orders", Map.of("ticketId", ticket)));
        explains(pays(UUID.randomUUID().toString(), VISA));
        explains(buyer.triesToRead("/api/orders"));
    }

    /// @return the id of the account
    private static String signsUp(OriginalClient person) {
        var email = anyEmail();
        person.submits("/api/users/signup", credentials(email, PASSWORD));
        var user = person.reads("/api/users/currentuser").path("currentUser");
        assertThat(text(user, "email")).isEqualTo(email);
        return text(user, "id");
    }

    private static void isNobody(OriginalClient person) {
        var answer = person.reads("/api/users/currentuser");
        assertThat(answer.path("currentUser").isNull()).as("%s", answer).isTrue();
    }

    /// @return the id of the ticket
    private String lists(String title, String price) {
        return text(seller.submits("/api/tickets", Map.of("title", title, "price", price)), "id");
    }

    private Response pays(String order, String token) {
        return buyer.triesToSubmit("/api/payments", Map.of("orderId", order, "token", token));
    }

    private void awaits(String status, String order) {
        await().until(() -> text(buyer.reads("/api/orders/" + order), "status"), status::equals);
    }

    private static void isTicket(JsonNode ticket) {
        assertThat(text(ticket, "id")).isNotBlank();
        assertThat(text(ticket, "title")).isEqualTo("Original");
        isTwenty(ticket.path("price"));
    }

    private static void isOrder(JsonNode order, String status, String user) {
        assertThat(text(order, "id")).isNotBlank();
        assertThat(text(order, "status")).isEqualTo(status);
        assertThat(text(order, "expiresAt")).matches(TIME);
        assertThat(text(order, "userId")).isEqualTo(user);
        assertThat(text(order.path("ticket"), "title")).isEqualTo("Original");
        isTwenty(order.path("ticket").path("price"));
    }

    /// A number, since the client calculates with it.
    private static void isTwenty(JsonNode price) {
        assertThat(price.isNumber()).as("%s", price).isTrue();
        assertThat(price.decimalValue()).isEqualByComparingTo("20");
    }

    /// The client shows each message.
    private static void explains(Response refusal) {
        assertThat(refusal.statusCode()).as(refusal.asString()).isBetween(400, 499);
        assertThat(all(json(refusal).path("errors")))
                .as(refusal.asString())
                .isNotEmpty()
                .allSatisfy(error -> assertThat(text(error, "message")).isNotBlank());
    }

    private static JsonNode only(JsonNode list, String id) {
        assertThat(list.isArray()).as("%s", list).isTrue();
        return all(list).stream()
                .filter(item -> text(item, "id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private static String text(JsonNode object, String field) {
        assertThat(object.path(field).isTextual()).as("%s of %s", field, object).isTrue();
        return object.path(field).textValue();
    }

    private static Map<String, String> credentials(String email, String password) {
        return Map.of("email", email, "password", password);
    }

    private static String anyEmail() {
        return "visitor-" + UUID.randomUUID() + "@example.com";
    }
}
