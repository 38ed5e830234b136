package io.ticketing.outbox;

import java.time.Duration;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;

/// The database settings of every service, unless its operator overrides them.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class DatabaseSettingsTest {

    @ConfigProperty(name = "quarkus.datasource.reactive.idle-timeout")
    Duration unused;

    @ConfigProperty(name = "ticketing.database.answer-timeout")
    Duration silent;

    @ConfigProperty(name = "ticketing.outbox.batch-timeout")
    Duration longestLock;

    @Inject
    Sql sql;

    @Test
    void theServerTakesBackWhatAnOpenTransactionHoldsWithinSeconds() {
        assertThat(sql.setting("idle_in_transaction_session_timeout")).isEqualTo("10s");
    }

    @Test
    void noConnectionIsTakenForABrokenOneThatIsUnusedAndThenWaitsForALock() {
        assertThat(unused.plus(longestLock)).isLessThan(silent);
    }
}
