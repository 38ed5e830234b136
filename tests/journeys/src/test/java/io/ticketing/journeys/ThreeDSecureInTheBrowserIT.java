package io.ticketing.journeys;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.ticketing.journeys.Promises.NO_CHARGE_WITHOUT_TICKET;

/// Buyers whose bank asks them, on its own page.
@BrowserJourney
class ThreeDSecureInTheBrowserIT {

    private static final String CARD = "tok_threeDSecure2Required";
    private static final String BANK = "**/sandbox/challenges/**";

    private final Seller seller = Seller.signUp();

    @Test
    void whoSatisfiesTheBankComesBackToTheTickets() {
        var ticket = seller.lists("Asked by the bank", "20.50", 1);
        var buyer = aBuyer().buys(ticket, 1).paysWith(CARD);

        buyer.page().waitForURL(BANK);
        buyer.sees("20.50 USD").presses("Complete");

        buyer.sees("They are yours");
    }

    @Test
    void whoClosesThePageOfTheBankFindsItAgain() {
        var ticket = seller.lists("Closed the page", "20.50", 1);
        var buyer = aBuyer().buys(ticket, 1);
        var checkout = buyer.page().url();
        buyer.paysWith(CARD).page().waitForURL(BANK);

        buyer.opens(checkout).sees("Your bank asks you").follows("Continue to your bank");
        buyer.presses("Complete");

        buyer.sees("They are yours");
    }

    @Test
    void whoFailsAtTheBankPaysWithAnotherCard() {
        var ticket = seller.lists("Failed at the bank", "20.50", 1);
        var buyer = aBuyer().buys(ticket, 1).paysWith(CARD);
        buyer.page().waitForURL(BANK);

        buyer.presses("Fail").sees("The payment failed").sees("Nothing was charged");

        buyer.paysWith("tok_visa").sees("They are yours");
    }

    @Test
    @Tag(NO_CHARGE_WITHOUT_TICKET)
    void whoAnswersAfterTheHoldIsNotCharged() {
        var ticket = seller.lists("Too late at the bank", "20.50", 1);
        var buyer = aBuyer().buys(ticket, 1);
        var checkout = buyer.page().url();
        buyer.paysWith(CARD).page().waitForURL(BANK);
        Person.visits().opens(ticket).sees("1 left");

        buyer.presses("Complete").sees("There is no question for you any more");

        buyer.opens(checkout).sees("The time to pay ran out").sees("nothing was charged");
    }

    private static Person aBuyer() {
        return Person.visits().signsInAs(Buyer.signUp().account());
    }
}
