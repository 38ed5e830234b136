package io.ticketing.journeys;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

import com.microsoft.playwright.Browser.NewContextOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.ticketing.journeys.Promises.NOTHING_STAYS_LOCKED;
import static io.ticketing.journeys.Promises.NO_OVERSELL;
import static io.ticketing.journeys.Promises.PRICE_IS_A_PROMISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Buyers reserve, pay, are declined, give back, race and run out of time, on the pages.
@BrowserJourney
class BuyInTheBrowserIT {

    private static final String VISA = "tok_visa";
    private static final String DECLINED = "tok_chargeDeclined";
    private static final String FAILS_LATER = "tok_chargeCustomerFail";

    private final Seller seller = Seller.signUp();

    @Test
    void aPaidTicketIsTheBuyersAndOtherPagesSeeItGo() {
        var ticket = seller.lists("Stalls, row B", "20.50", 3);
        var onlooker = Person.visits().opens(ticket).sees("3 left").marksThePage();
        var browsing = Person.visits().opens("/?q=Stalls, row B");
        var buyer = aBuyer();

        buyer.buys(ticket, 2).sees("US$41.00").marksThePage();
        onlooker.sees("1 left").isStillOnTheMarkedPage();
        buyer.paysWith(VISA).sees("They are yours").isStillOnTheMarkedPage();

        buyer.opens("/orders").sees("Stalls, row B").sees("2 tickets").sees("Yours");
        onlooker.sees("1 left").isStillOnTheMarkedPage();
        assertThat(browsing.page().locator("[data-ticket='%s']".formatted(ticket.id())))
                .hasText("1 left");
    }

    @Test
    void aDeclinedCardLeavesTheTicketsToPayWithAnother() {
        var ticket = seller.lists("Declined first", "12", 1);
        var buyer = aBuyer().buys(ticket, 1).marksThePage();

        buyer.paysWith(DECLINED).sees("The card was declined").sees("Nothing was charged");
        buyer.paysWith(VISA).sees("They are yours").isStillOnTheMarkedPage();
    }

    @Test
    void aCardThatFailsLaterLeavesTheTicketsToPayWithAnother() {
        var ticket = seller.lists("Fails when taken", "12", 1);
        var buyer = aBuyer().buys(ticket, 1).marksThePage();

        buyer.paysWith(FAILS_LATER).sees("The payment failed");
        buyer.paysWith(VISA).sees("They are yours").isStillOnTheMarkedPage();
    }

    @Test
    @Tag(NO_OVERSELL)
    void ofTwoWhoBuyTheLastOneOneGetsIt() {
        var ticket = seller.lists("The last one", "30", 1);
        var first = aBuyer().opens(ticket);
        var second = aBuyer().opens(ticket);

        first.page().evaluate("document.querySelector('form.buy').requestSubmit()");
        second.page().evaluate("document.querySelector('form.buy').requestSubmit()");
        first.page().waitForSelector(".countdown, .notice");
        second.page().waitForSelector(".countdown, .notice");

        var places = first.page().locator(".countdown").count()
                + second.page().locator(".countdown").count();
        assertThat(places).isEqualTo(1);
        var loser = first.page().locator(".countdown").count() == 0 ? first : second;
        loser.sees("Not enough left");
    }

    @Test
    @Tag(NOTHING_STAYS_LOCKED)
    void whatIsNotPaidInTimeComesBackBeforeEverybodysEyes() {
        var ticket = seller.lists("Comes back", "8", 1);
        var buyer = aBuyer().buys(ticket, 1).marksThePage();
        var waiting = aBuyer().opens(ticket).sees("All held right now").marksThePage();
        assertThat(waiting.main().getByText("Other buyers hold all")).isVisible();

        buyer.sees("The time to pay ran out").isStillOnTheMarkedPage();
        waiting.sees("1 left").isStillOnTheMarkedPage();
        waiting.presses("Buy").sees("Pay US$8.00");
        buyer.opens("/orders").sees("Time ran out");
    }

    @Test
    void theCountdownIsRightWhenTheBrowsersClockIsWrong() {
        var ticket = seller.lists("Wrong clock", "8", 1);
        var buyer = aBuyer();
        buyer.page().addInitScript("{ const now = Date.now; Date.now = () => now() - 3 * 3600 * 1000; }");

        var before = Instant.now();
        buyer.buys(ticket, 1);

        var clock = buyer.page().locator("[data-clock]").textContent();
        var left = Integer.parseInt(clock.substring(clock.indexOf(':') + 1));
        assertThat(clock).startsWith("0:");
        assertThat(left).isLessThanOrEqualTo((int) RunningSystem.RESERVATION_TIME.toSeconds());
        buyer.sees("The time to pay ran out");
        assertThat(Instant.now()).isAfterOrEqualTo(before.plus(RunningSystem.RESERVATION_TIME));
    }

    @Test
    void whoGivesTicketsBackPaysNothing() {
        var ticket = seller.lists("Given back", "8", 1);
        var buyer = aBuyer().buys(ticket, 1).marksThePage();

        buyer.presses("Give the tickets back").sees("You gave these tickets back");
        buyer.isStillOnTheMarkedPage().follows("See whether some are left");
        buyer.sees("1 left");
    }

    @Test
    @Tag(PRICE_IS_A_PROMISE)
    void nobodyBuysAtAPriceTheyHaveNotSeen() {
        var ticket = seller.lists("Dearer", "8", 1);
        var buyer = aBuyer().opens(ticket);

        seller.revises(ticket, "9").then().statusCode(200);
        buyer.sees("The seller has just changed this offer");
        await().until(() -> ordersKnow(ticket, "9"));
        buyer.presses("Buy").sees("The price has changed").sees("US$9.00");
        buyer.presses("Buy").sees("Pay US$9.00");
    }

    @Test
    void aVisitorSignsInOnTheWayAndComesBack() {
        var ticket = seller.lists("Sign in first", "8", 1);
        var account = Buyer.signUp().account();
        var visitor = Person.visits().opens(ticket).follows("Sign in to buy");

        visitor.fills("E-mail", account.email()).fills("Password", "wrong").presses("Sign in");
        visitor.sees("That did not match");
        visitor.fills("Password", account.password()).presses("Sign in");
        visitor.sees("Sign in first").presses("Buy").sees("Pay US$8.00");

        visitor.page().getByText("Sign out").click();
        visitor.opens("/orders");
        assertThat(visitor.page().getByLabel("Password")).isVisible();
    }

    @Test
    void everythingWorksWithScriptingOff() {
        var ticket = seller.lists("Without scripts", "10", 3);
        var buyer = Person.visits(
                        new NewContextOptions().setJavaScriptEnabled(false).setLocale("de-DE"))
                .signsInAs(Buyer.signUp().account());

        buyer.opens("/?q=without").follows("Without scripts 10,00 $ 3 left");
        buyer.buys(ticket, 1).paysWith(DECLINED).sees("The card was declined");
        buyer.paysWith(VISA);
        // The page reloads itself until the result is known.
        buyer.sees("They are yours");

        buyer.buys(ticket, 1).presses("Give the tickets back").sees("You gave these tickets back");
        buyer.buys(ticket, 1).sees("The time to pay ran out");
    }

    @Test
    void pricesAndTimesAreWrittenAsTheVisitorWritesThem() {
        var ticket = seller.lists("In Zürich", "1234.50", 1, "EUR");
        var options = new NewContextOptions().setLocale("de-CH").setTimezoneId("Asia/Tokyo");
        var buyer = Person.visits(options).signsInAs(Buyer.signUp().account());

        buyer.opens(ticket);
        assertThat(buyer.page().locator(".front .price")).containsText("1’234.50");
        buyer.buys(ticket, 1);
        var inTokyo = Instant.now().atZone(ZoneId.of("Asia/Tokyo")).getHour() + ":";
        assertThat(buyer.page().locator(".countdown time").textContent())
                .doesNotContain("UTC")
                .contains(inTokyo);
    }

    @Test
    void theListIsSearchedAndPagedInPlace() {
        var word = "paged" + Buyer.anyKey().substring(0, 8);
        for (int number = 1; number <= 30; number++) {
            seller.lists("%s night %d".formatted(word, number), "5", 1);
        }
        var visitor = Person.visits().opens("/").marksThePage();

        visitor.fills("Search tickets", word);
        visitor.page().waitForURL("**q=" + word);
        assertThat(visitor.page().locator(".ticket")).hasCount(24);
        visitor.follows("Show more");
        assertThat(visitor.page().locator(".ticket")).hasCount(30);
        visitor.isStillOnTheMarkedPage().doesNotSee("Show more");
        visitor.fills("Search tickets", "there is no such thing").sees("Nothing on sale matches");
        visitor.isStillOnTheMarkedPage();
    }

    private static Person aBuyer() {
        return Person.visits().signsInAs(Buyer.signUp().account());
    }

    /// Whether the edit has reached orders: a purchase at another price is refused.
    private static boolean ordersKnow(Ticket ticket, String price) {
        var answer = Buyer.signUp()
                .account()
                .request()
                .body(Map.of("ticketId", ticket.id(), "price", "0.01"))
                .post("/api/orders");
        return answer.body().asString().contains("price is now %s USD".formatted(price));
    }
}
