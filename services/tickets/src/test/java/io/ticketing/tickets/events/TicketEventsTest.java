package io.ticketing.tickets.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.ticketing.contracts.tickets.Offer;
import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.contracts.tickets.TicketRevised;
import io.ticketing.contracts.tickets.TicketWithdrawn;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;
import io.ticketing.tickets.Catalogue;
import io.ticketing.tickets.Orders;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class TicketEventsTest {

    private final UUID seller = UUID.randomUUID();

    @Test
    void tellWhatTheSellerDidInOrder() {
        UUID ticket = Catalogue.list(seller, "Opera", 5);
        Catalogue.revise(seller, ticket, "{\"title\": \"Opera\", \"price\": 10}")
                .statusCode(200);
        Catalogue.revise(
                        seller,
                        ticket,
                        "{\"title\": \"Noh\", \"price\": \"4000\", \"currency\": \"USD\", \"quantity\": 7}")
                .statusCode(200);
        Catalogue.withdraw(seller, ticket).statusCode(204);

        TestEvents.await(TicketWithdrawn.class, ticket);
        assertThat(TestEvents.all(TicketListed.class, ticket))
                .containsExactly(new TicketListed(ticket, 1L, seller, offer("Opera", 2050, 5)));
        assertThat(TestEvents.all(TicketRevised.class, ticket))
                .containsExactly(
                        new TicketRevised(ticket, 2L, seller, offer("Opera", 1000, 5), null),
                        new TicketRevised(ticket, 3L, seller, offer("Noh", 400000, 7), null));
        assertThat(TestEvents.all(TicketWithdrawn.class, ticket))
                .containsExactly(new TicketWithdrawn(ticket, 4L, seller, false));
        assertThat(typesOf(ticket))
                .containsExactly("TicketListed", "TicketRevised", "TicketRevised", "TicketWithdrawn");
    }

    @Test
    void tellUntilWhenBuyersMayReturnTickets() {
        UUID ticket = Catalogue.list(seller, "Opera", 5);
        Catalogue.revise(seller, ticket, """
                        {"title": "Opera", "price": 20.5, "returnsUntil": "2999-12-31T20:00:00+01:00"}""").statusCode(200);

        TicketRevised revised = TestEvents.await(TicketRevised.class, ticket);
        assertThat(revised.getOffer().getReturnsUntil()).isEqualTo(Instant.parse("2999-12-31T19:00:00Z"));
    }

    @Test
    void tellThatBuyersOfACancelledEventGetTheirMoneyBack() {
        UUID ticket = Catalogue.list(seller, "Opera", 5);
        Orders.tell(ticket, 1, 1, 2);
        Catalogue.withdrawWithRefunds(seller, ticket).statusCode(204);

        assertThat(TestEvents.await(TicketWithdrawn.class, ticket))
                .isEqualTo(new TicketWithdrawn(ticket, 2L, seller, true));
    }

    @Test
    void tellNothingOfWhatDidNotHappen() {
        UUID ticket = Catalogue.list(seller, "Opera", 5);
        Catalogue.revise(seller, ticket, "{\"title\": \"Opera\", \"price\": 20.5}")
                .statusCode(200);
        Catalogue.revise(UUID.randomUUID(), ticket, "{\"title\": \"Opera\", \"price\": 1}")
                .statusCode(403);
        Orders.tell(ticket, 1, 1, 0);
        Catalogue.revise(seller, ticket, "{\"title\": \"Opera\", \"price\": 1}").statusCode(409);
        Orders.tell(ticket, 2, 0, 0);
        Catalogue.withdraw(seller, ticket).statusCode(204);
        Catalogue.withdraw(seller, ticket).statusCode(204);
        UUID later = Catalogue.list(seller, "The last one", 1);

        TestEvents.await(TicketListed.class, later);
        TestEvents.await(TicketWithdrawn.class, ticket);
        assertThat(typesOf(ticket)).containsExactly("TicketListed", "TicketWithdrawn");
    }

    private static Offer offer(String title, long price, int quantity) {
        return new Offer(title, price, "USD", quantity, null);
    }

    private static List<String> typesOf(UUID ticket) {
        return TestEvents.messages("tickets").stream()
                .filter(message -> message.key().equals(ticket.toString()))
                .map(message -> TestEvents.header(message, "ce_type"))
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .toList();
    }
}
