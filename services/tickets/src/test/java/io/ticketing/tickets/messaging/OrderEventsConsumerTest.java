package io.ticketing.tickets.messaging;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.orders.OrderPlaced;
import io.ticketing.contracts.tickets.TicketRevised;
import io.ticketing.testing.ImpatientCaller;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;
import io.ticketing.tickets.Catalogue;
import io.ticketing.tickets.Orders;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class OrderEventsConsumerTest {

    @Inject
    AgroalDataSource database;

    private final UUID seller = UUID.randomUUID();
    private UUID ticket;

    @BeforeEach
    void listFive() {
        ticket = Catalogue.list(seller, "Opera", 5);
    }

    @Test
    void followsAnOrderToItsEnd() {
        TestEvents.publish(Orders.placed(ticket, 1, 5, 0));
        awaitStatus("locked");
        TestEvents.publish(Orders.awaitingPayment(ticket, 2, 5, 0));
        TestEvents.publish(Orders.completed(ticket, 3, 0, 5));
        awaitStatus("sold_out");
        Catalogue.show(ticket).body("available", equalTo(0)).body("version", equalTo(1));
    }

    @Test
    void offersAgainWhatACancelledOrderHeld() {
        TestEvents.publish(Orders.placed(ticket, 1, 5, 0));
        awaitStatus("locked");
        TestEvents.publish(Orders.cancelled(ticket, 2, 0, 0));
        awaitStatus("available");
        Catalogue.show(ticket).body("available", equalTo(5));
    }

    @Test
    void listsAgainWhatBuyersReturned() {
        Orders.tell(ticket, 1, 0, 5);
        assertThat(onSale()).doesNotContain(ticket.toString());

        TestEvents.publish(Orders.returned(ticket, 2, 0, 3));
        awaitStatus("available");
        Catalogue.show(ticket).body("available", equalTo(2)).body("quantity", equalTo(5));
        assertThat(onSale()).contains(ticket.toString());
    }

    @Test
    void offersNoLongerWhatARevivedOrderHolds() {
        TestEvents.publish(Orders.placed(ticket, 1, 5, 0));
        TestEvents.publish(Orders.cancelled(ticket, 2, 0, 0));
        awaitStatus("available");

        TestEvents.publish(Orders.awaitingPayment(ticket, 3, 5, 0));

        awaitStatus("locked");
        Catalogue.show(ticket).body("available", equalTo(0));
    }

    @Test
    void takesTheSameEventTwiceForOne() {
        UUID event = UUID.randomUUID();
        OrderPlaced placed = Orders.placed(ticket, 1, 2, 0);
        TestEvents.publish(event, placed);
        TestEvents.publish(event, placed);
        Orders.tell(ticket, 2, 2, 1);

        Catalogue.show(ticket).body("available", equalTo(2));
    }

    @Test
    void ignoresWhatIsOlderThanWhatItKnows() {
        Orders.tell(ticket, 7, 1, 3);
        TestEvents.publish(Orders.placed(ticket, 6, 5, 0));
        TestEvents.publish(Orders.cancelled(ticket, 7, 0, 0));
        Orders.tell(ticket, 8, 1, 3);

        Catalogue.show(ticket).body("available", equalTo(1));
    }

    @Test
    void showsNothingToBuyWhenOrdersHoldMoreThanAreLeft() {
        Orders.tell(ticket, 1, 2, 4);

        Catalogue.show(ticket).body("available", equalTo(0)).body("status", equalTo("locked"));
    }

    @Test
    void correctsAQuantityThatWasLoweredWhileBuyersTookMore() {
        lowerTo(1);
        Orders.tell(ticket, 1, 4, 0);

        awaitRevision(3, 4, 1);
        Catalogue.show(ticket)
                .body("quantity", equalTo(4))
                .body("available", equalTo(0))
                .body("status", equalTo("locked"))
                .body("version", equalTo(3));
        own().body("[0].quantity", equalTo(4)).body("[0].held", equalTo(4)).body("[0].offered", equalTo(1));

        Orders.tell(ticket, 2, 0, 4);
        Catalogue.show(ticket)
                .body("quantity", equalTo(4))
                .body("status", equalTo("sold_out"))
                .body("version", equalTo(3));
    }

    @Test
    void goesBackToWhatTheSellerOffersWhenBuyersGiveBackWhatTheyTook() {
        lowerTo(2);
        Orders.tell(ticket, 1, 4, 0);
        Orders.tell(ticket, 2, 3, 0);
        Orders.tell(ticket, 3, 0, 0);

        awaitRevision(3, 4, 2);
        awaitRevision(4, 3, 2);
        awaitRevision(5, 2, null);
        Catalogue.show(ticket)
                .body("quantity", equalTo(2))
                .body("available", equalTo(2))
                .body("status", equalTo("available"))
                .body("version", equalTo(5));
        own().body("[0]", not(hasKey("offered")));
    }

    @Test
    void correctsOnceHoweverOftenAndLateItHears() {
        lowerTo(1);
        UUID event = UUID.randomUUID();
        OrderPlaced placed = Orders.placed(ticket, 2, 4, 0);
        TestEvents.publish(event, placed);
        TestEvents.publish(event, placed);
        TestEvents.publish(Orders.placed(ticket, 1, 2, 0));
        TestEvents.publish(Orders.cancelled(ticket, 2, 0, 0));
        Orders.tell(ticket, 3, 3, 1);

        Catalogue.show(ticket).body("quantity", equalTo(4)).body("version", equalTo(3));
    }

    @Test
    void setsAsideWhatItCannotReadAndGoesOn() {
        String key = ticket.toString();
        TestEvents.publishRaw("orders", key, Map.of(), "not an event".getBytes(UTF_8));
        Orders.tell(ticket, 1, 1, 0);

        await().atMost(20, SECONDS).until(() -> deadLetters(key) == 1);
    }

    @Test
    void followsOrdersOfOthersWhileATicketIsLocked() throws SQLException {
        UUID other = Catalogue.list(seller, "Ballet", 5);
        try (var caller = new ImpatientCaller(database)) {
            caller.othersDo("select 1 from tickets where id = '%s' for update".formatted(ticket));
            TestEvents.publish(Orders.placed(ticket, 1, 5, 0));
            TestEvents.publish(Orders.placed(other, 1, 5, 0));

            awaitStatus(other, "locked");
            assertThat(Catalogue.status(ticket)).isEqualTo("available");
        }
        awaitStatus("locked");
    }

    @Test
    void setsAsideOrdersOfATicketThatIsLost() {
        UUID lost = UUID.randomUUID();
        TestEvents.publish(Orders.placed(lost, 1, 1, 0));

        await().atMost(20, SECONDS).until(() -> deadLetters(lost.toString()) == 1);
    }

    private void lowerTo(int quantity) {
        Catalogue.revise(
                        seller, ticket, "{\"title\": \"Opera\", \"price\": 20.5, \"quantity\": %d}".formatted(quantity))
                .statusCode(200);
    }

    private void awaitRevision(long version, int quantity, Integer offered) {
        TicketRevised revised = TestEvents.await(
                TicketRevised.class, event -> event.getTicketId().equals(ticket) && event.getVersion() == version);
        assertThat(revised.getOffer().getQuantity()).isEqualTo(quantity);
        assertThat(revised.getOffered()).isEqualTo(offered);
    }

    private ValidatableResponse own() {
        return Catalogue.as(seller).get(Catalogue.PATH + "?seller=me").then().statusCode(200);
    }

    private static List<String> onSale() {
        return Catalogue.ids(given().get(Catalogue.PATH).then());
    }

    private static long deadLetters(String key) {
        return TestEvents.deadLetters("orders", "tickets").stream()
                .filter(message -> key.equals(message.key()))
                .count();
    }

    private void awaitStatus(String status) {
        awaitStatus(ticket, status);
    }

    private static void awaitStatus(UUID ticket, String status) {
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(Catalogue.status(ticket)).isEqualTo(status));
    }
}
