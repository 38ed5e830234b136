package io.ticketing.journeys;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.ticketing.journeys.Payment.VISA;
import static io.ticketing.journeys.Promises.NO_CHARGE_WITHOUT_TICKET;

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

        var person = Person.visits().signsInAs(seller.account()).opens("/sell/%s/sales".formatted(ticket.id()));
        person.sees("US$80.00").follows("Cancel event and refund everybody");
        person.presses("Cancel event and refund everybody");

        person.sees("4 of 4 tickets refunded");
        other.awaits("refunded", others);
        Person.visits()
                .signsInAs(buyer.account())
                .opens("/orders/" + order.id())
                .sees("you got your money back");
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
