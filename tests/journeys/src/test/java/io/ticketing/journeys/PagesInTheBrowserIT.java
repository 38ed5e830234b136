package io.ticketing.journeys;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// Every page, on small and large screens, light and dark, and for a screen reader.
@BrowserJourney
class PagesInTheBrowserIT {

    private static final String LONG =
            "A very long evening with everything there is: the overture, all five acts, both intervals"
                    + " and the Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung";

    private final Seller seller = Seller.signUp();

    @Test
    void whatAnybodySees() {
        seller.lists(LONG, "120", 5000);
        seller.lists("東京ドーム、外野席", "1999", 40, "JPY");
        var ticket = seller.lists("Chamber music by candlelight, circle", "38.50", 12, "EUR");
        var visitor = Person.visits();

        Look.at(visitor.opens("/"), "browse");
        Look.at(visitor.opens("/?q=" + UUID.randomUUID()), "browse-nothing-found");
        Look.at(visitor.opens(ticket), "ticket-signed-out");
        Look.at(visitor.opens("/signin"), "signin");
        Look.at(visitor.opens("/signup"), "signup");
        visitor.opens("/signin").fills("E-mail", "nobody@example.com").fills("Password", "wrong");
        visitor.presses("Sign in");
        Look.at(visitor, "signin-refused");
        var answer = visitor.page().navigate("/no-such-page");
        assertThat(answer.status()).isEqualTo(404);
        Look.at(visitor, "not-found");
    }

    @Test
    void whatDevelopersReadAndTry() {
        var ticket = seller.lists("Read by a program", "38.50", 12, "EUR");
        var reader = Person.visits();
        var page = reader.opens("/docs").page();
        Look.at(reader, "docs");

        var show = page.locator("#showTicket");
        show.locator("summary").click();
        show.getByLabel("id").fill(ticket.id().toString());
        show.getByText("Send GET").click();
        assertThat(show.locator("pre")).containsText("200");
        assertThat(show.locator("pre")).containsText("Read by a program");
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
        Look.at(reader, "docs-opened");
    }

    @Test
    void whatSellersSee() {
        var person = Person.visits().signsInAs(seller.account());
        Look.at(person.opens("/sell"), "sell-empty");
        Look.at(person.opens("/sell/new"), "sell-new");
        person.fills("Title", "x").fills("Price of one", "0").presses("Put on sale");
        Look.at(person, "sell-new-refused");

        var ticket = seller.lists("Piano recital, stalls", "45", 10);
        seller.withdraws(seller.lists("Cancelled matinee", "20", 4));
        Look.at(person.opens("/sell/" + ticket.id()), "sell-edit");
        var buyer = Buyer.signUp();
        var paid = buyer.pays(buyer.orders(ticket, 4), Payment.VISA);
        buyer.orders(ticket, 3);
        person.opens(ticket).sees("3 left");
        Look.at(person, "ticket-own");
        Look.at(person.opens("/sell"), "sell");
        Look.at(person.opens("/sell/" + ticket.id()), "sell-edit-held");
        Look.at(person.opens("/sell/balance"), "sell-balance");
        Look.at(person.opens("/sell/profile"), "sell-profile");
        Look.at(person.opens("/sell/payouts"), "sell-payouts");
        Look.at(person.opens("/receipts/" + paid.id()).sees("Piano recital"), "receipt");
    }

    @Test
    void whatBuyersSee() {
        var ticket = seller.lists("Improv night, front row", "18", 2);
        var buyer = Person.visits().signsInAs(Buyer.signUp().account());
        Look.at(buyer.opens("/orders"), "orders-empty");
        Look.at(buyer.opens(ticket), "ticket");

        buyer.buys(ticket, 1).paysWith("tok_visa").sees("They are yours");
        Look.at(buyer, "checkout-complete");
        buyer.buys(ticket, 1).paysWith("tok_chargeDeclined").sees("The card was declined");
        buyer.sees("The time to pay ran out");
        Look.at(buyer, "checkout-expired");

        buyer.buys(ticket, 1);
        Look.at(buyer, "checkout");
        buyer.opens("/orders").sees("Time ran out");
        Look.at(buyer, "orders");

        var rest = Buyer.signUp();
        var last = seller.lists("Last seat", "18", 1);
        rest.orders(last, 1);
        buyer.opens(last).sees("All held right now");
        assertThat(buyer.page().locator(".why.locked")).isVisible();
        Look.at(buyer, "ticket-locked");
    }
}
