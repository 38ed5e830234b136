package io.ticketing.journeys;

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.ticketing.journeys.Payment.VISA;
import static io.ticketing.journeys.Promises.NO_CHARGE_WITHOUT_TICKET;
import static org.assertj.core.api.Assertions.assertThat;

/// Money goes back, on the pages of buyers and sellers.
@BrowserJourney
class RefundInTheBrowserIT {

    private final Seller seller = Seller.signUp();
    private final Buyer buyer = Buyer.signUp();

    @Test
    @Tag(NO_CHARGE_WITHOUT_TICKET)
    void aSellerCancelsAnEventAndEverybodyIsPaidBack() {
        var ticket = seller.lists("Rained off in the browser", "20", 10);
        var order = paid(ticket, buyer);
        var other = Buyer.signUp();
        var others = paid(ticket, other);

        var person = Person.visits().signsInAs(seller.account());
        assertThat(balance(person)).containsSubsequence("Available later", "US$80.00", "Refunded", "US$0.00");

        person.opens("/sell/%s/sales".formatted(ticket.id()));
        person.sees("US$80.00").follows("Cancel event and refund everybody");
        person.presses("Cancel event and refund everybody");

        person.sees("4 of 4 tickets refunded");
        other.awaits("refunded", others);
        Person.visits()
                .signsInAs(buyer.account())
                .opens("/orders/" + order.id())
                .sees("you got your money back");
        assertThat(balance(person))
                .containsExactly(
                        "Available",
                        "US$0.00",
                        "Available later",
                        "US$0.00",
                        "Sold",
                        "US$80.00",
                        "Fees",
                        "US$0.00",
                        "Refunded",
                        "US$80.00",
                        "Paid out",
                        "US$0.00");
    }

    private static List<String> balance(Person seller) {
        return seller.opens("/sell/balance").page().locator("dt, dd").allInnerTexts();
    }

    @Test
    void aBuyerReturnsOneOfTwoTickets() {
        var ticket = seller.listsReturnable("Came back in the browser", "20", 2);
        var order = paid(ticket, buyer);
        var person = Person.visits().signsInAs(buyer.account()).opens("/orders/" + order.id());

        person.page().locator("summary").getByText("Return tickets").click();
        person.fills("How many", "1").presses("Return tickets");

        person.sees("1 of 2 still yours");
        Person.visits().opens(ticket).sees("1 left");
    }

    private static Order paid(Ticket ticket, Buyer buyer) {
        var order = buyer.orders(ticket, 2);
        buyer.pays(order, VISA);
        return buyer.awaits("complete", order);
    }
}
