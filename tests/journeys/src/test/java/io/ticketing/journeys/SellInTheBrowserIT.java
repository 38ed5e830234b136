package io.ticketing.journeys;

import com.microsoft.playwright.Browser.NewContextOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.ticketing.journeys.Promises.PRICE_IS_A_PROMISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A seller lists tickets, edits them and withdraws them, on the pages.
@BrowserJourney
class SellInTheBrowserIT {

    private static final String TITLE = "Opera <b>first</b> row & more";

    private final Seller seller = Seller.signUp();

    @Test
    void aNewSellerSignsUpListsEditsAndWithdraws() {
        var person = Person.visits().opens("/sell/new");
        person.follows("Make an account")
                .fills("E-mail", "new-seller-%s@example.com".formatted(Buyer.anyKey()))
                .fills("Password", "correct horse battery")
                .presses("Make an account");

        person.fills("Title", TITLE)
                .fills("Price of one", "20.50")
                .fills("How many altogether", "3")
                .presses("Put on sale");
        person.sees(TITLE).sees("US$20.50").sees("3 left").sees("This is your own offer");

        person.follows("Edit it")
                .fills("Price of one", "22")
                .fills("How many altogether", "4")
                .presses("Save");
        person.sees("US$22.00").sees("0 sold").sees("4 free");

        person.page().onceDialog(question -> question.accept());
        person.presses("Withdraw").sees("Withdrawn");
        person.opens("/").doesNotSee(TITLE);
    }

    @Test
    void whatIsWrongIsSaidBesideItsField() {
        var person = Person.visits().signsInAs(seller.account()).opens("/sell/new");

        person.fills("Title", "Too exact").fills("Price of one", "1.234").presses("Put on sale");

        assertThat(person.page().locator("#price-wrong")).containsText("at most 2 decimals");
        assertThat(person.page().getByLabel("Title")).hasValue("Too exact");
        assertThat(person.page().getByLabel("Price of one")).hasValue("1.234");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-DE | true  | 1.234,50      | 1.000 | 1234,50",
                "de-DE | false | 1.234,50      | 1.000 | 1234,50",
                "fr-FR | true  | 1\u202f234,50 | 1 000 | 1234,50",
                "pt-BR | false | 1234,5        | 1000  | 1234,50",
                "fa-IR | true  | ۱٬۲۳۴٫۵۰       | ۱۰۰۰   | ۱۲۳۴٫۵۰"
            })
    void sellersWriteNumbersAsTheyAreUsedToWithScriptsOrWithout(
            String locale, boolean scripts, String price, String quantity, String shown) {
        var window = new NewContextOptions().setLocale(locale).setJavaScriptEnabled(scripts);
        var person = Person.visits(window).signsInAs(seller.account()).opens("/sell/new");

        person.fills("Title", "Opera in " + locale)
                .fills("Price of one", price)
                .fills("How many altogether", quantity)
                .presses("Put on sale");
        person.follows("Edit it");

        assertThat(person.page().getByLabel("Price of one")).hasValue(shown);
        person.presses("Save").sees("Opera in " + locale);
    }

    @Test
    @Tag(PRICE_IS_A_PROMISE)
    void aHeldTicketCanNotBeEditedAndThePageSaysWhy() {
        var ticket = seller.lists("Held while edited", "10", 2);
        var early = Person.visits().signsInAs(seller.account());
        early.opens("/sell/" + ticket.id()).fills("Price of one", "99");

        var buyer = Buyer.signUp();
        buyer.orders(ticket, 1);
        var late = Person.visits().signsInAs(seller.account());
        await().until(() -> ticket.now().available() == 1);

        early.presses("Save").sees("Held by a buyer");
        late.opens("/sell/" + ticket.id()).sees("Held by a buyer right now");
        assertThat(late.page().getByLabel("Price of one")).isDisabled();
        late.opens("/sell").sees("1 held").sees("1 free");
        assertThat(ticket.now().price()).isEqualByComparingTo("10");
    }
}
