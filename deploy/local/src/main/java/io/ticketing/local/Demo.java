package io.ticketing.local;

import java.net.URI;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

import io.ticketing.demo.ApiClient;
import io.ticketing.demo.DemoAccount;
import io.ticketing.demo.DemoCatalogue;
import io.ticketing.demo.FillCatalogue;

/// Fills a running system with the demo's catalogue, and prints the demo accounts.
final class Demo {

    private final Console console;

    Demo(Console console) {
        this.console = console;
    }

    /// For a system that keeps running whether or not the demo succeeds.
    void tryToFill(URI address) {
        try {
            fill(address);
        } catch (RuntimeException failure) {
            Logger.getLogger(Demo.class.getName()).log(Level.INFO, failure.getMessage(), failure);
            console.say("The demo is not complete. " + failure.getMessage());
        }
    }

    void fill(URI address) {
        DemoCatalogue catalogue = DemoCatalogue.load();
        console.say("Filling the catalogue at " + address);
        int listed = list(catalogue, address);
        console.say("It has all %d offers of the demo, %d of them new."
                .formatted(catalogue.offers().size(), listed));
        tellHowToSignIn(catalogue.sellers());
    }

    private int list(DemoCatalogue catalogue, URI address) {
        try (ApiClient api = new ApiClient(address, Thread::sleep)) {
            var progress = new ProgressBar(console, isTerminal());
            return new FillCatalogue(api, catalogue).fill(progress);
        } finally {
            console.endLine();
        }
    }

    private void tellHowToSignIn(List<DemoAccount> sellers) {
        console.say("Sign in as %s, password %s.".formatted(sellers.getFirst().email(), DemoAccount.PASSWORD));
        console.say("The same password works for %s. These are demo accounts: the password is public."
                .formatted(sellers.stream().skip(1).map(DemoAccount::email).collect(Collectors.joining(", "))));
    }

    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }
}
