package io.ticketing.journeys;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import static org.assertj.core.api.Assertions.assertThat;

/// Starts the system before the first journey, stops it after the last, and reconciles after each
/// class. It also checks that no story makes a service ask the name server.
final class JourneyExtension implements BeforeAllCallback, AfterAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        Awaitility.setDefaultPollInterval(Duration.ofMillis(50));
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        context.getRoot()
                .getStore(Namespace.create(RunningSystem.class))
                .computeIfAbsent(RunningSystem.class, _ -> RunningSystem.start());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Reconciler.balancesTheBooks();
        Ledger.close();
        assertThat(RunningSystem.current().nameServer().queries())
                .as("queries to the name server")
                .isZero();
    }
}
