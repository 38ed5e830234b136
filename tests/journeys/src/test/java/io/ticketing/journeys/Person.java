package io.ticketing.journeys;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/// A person at a browser window.
///
/// Any error of a page's scripts fails the story.
final class Person {

    private static final double PATIENCE_MILLIS = 20_000;
    private static final List<BrowserContext> WINDOWS = new ArrayList<>();

    private static Chromium chromium;

    private final Page page;

    private Person(NewContextOptions options) {
        var context = chromium.browser()
                .newContext(options.setBaseURL(RunningSystem.current().origin()));
        WINDOWS.add(context);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        page = context.newPage();
        page.onPageError(error -> {
            throw new AssertionError("A script failed: " + error);
        });
        page.onConsoleMessage(message ->
                assertThat(message.text()).as("what the browser says").doesNotContain("Content Security Policy"));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    static void useBrowserOf(Chromium launched) {
        chromium = launched;
    }

    static void allLeave() {
        WINDOWS.forEach(BrowserContext::close);
        WINDOWS.clear();
    }

    static Person visits() {
        return visits(new NewContextOptions().setLocale("en-GB"));
    }

    static Person visits(NewContextOptions options) {
        return new Person(options);
    }

    /// Signs in on the page with an existing account.
    Person signsInAs(Account account) {
        page.navigate("/signin");
        page.getByLabel("E-mail").fill(account.email());
        page.getByLabel("Password").fill(account.password());
        presses("Sign in");
        assertThat(page.getByText("Sign out")).isVisible();
        return this;
    }

    Page page() {
        return page;
    }

    Person opens(String path) {
        page.navigate(path);
        return this;
    }

    Person opens(Ticket ticket) {
        return opens("/tickets/" + ticket.id());
    }

    Person presses(String button) {
        main().getByRole(AriaRole.BUTTON, named(button)).click();
        return this;
    }

    Person follows(String link) {
        main().getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(link).setExact(true))
                .click();
        return this;
    }

    Person fills(String field, String text) {
        main().getByLabel(field).fill(text);
        return this;
    }

    /// Buys, and ends at the checkout.
    Person buys(Ticket ticket, int quantity) {
        opens(ticket).fills("How many", "" + quantity).presses("Buy");
        assertThat(page.locator(".countdown")).isVisible();
        return this;
    }

    Person paysWith(String card) {
        main().locator("[value=%s]".formatted(card)).check();
        main().locator(".pay button").click();
        return this;
    }

    Person sees(String text) {
        assertThat(main().getByText(text).first()).isVisible();
        return this;
    }

    Person doesNotSee(String text) {
        assertThat(main().getByText(text).filter(visible())).hasCount(0);
        return this;
    }

    /// A mark that disappears when the page is reloaded.
    Person marksThePage() {
        page.evaluate("window.marked = true");
        return this;
    }

    Person isStillOnTheMarkedPage() {
        assertThat(page.evaluate("window.marked === true")).isEqualTo(true);
        return this;
    }

    Locator main() {
        return page.locator("main");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Locator.FilterOptions visible() {
        return new Locator.FilterOptions().setVisible(true);
    }
}
