package io.ticketing.outbox;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.kafka.TransientFailure;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/// The same failure has one type from the client, and another from Hibernate.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class DatabaseFailureTest {

    @Inject
    @All
    List<TransientFailure> known;

    @Inject
    Pool pool;

    @ParameterizedTest
    @CsvSource({
        "25006, true, false", // read-only: a replaced primary, or a full disk
        "28P01, true, false", // wrong password: it was changed, and this process does not know yet
        "3D000, true, false", // no such database
        "40001, true, true", // serialization
        "40P01, true, true", // deadlock
        "53300, true, false", // too many connections
        "55P03, true, false", // lock not available
        "57014, true, false", // cancelled by an operator
        "58030, true, false", // the server's disk
        "23505, false, false", // not unique
        "25001, false, false", // not in the middle of a transaction
        "42P01, false, false", // no such table
    })
    void isToldByItsSqlState(String state, boolean isTransient, boolean isLostRace) {
        String raise = "do $$ begin raise exception 'as asked' using errcode = '%s'; end $$".formatted(state);

        Throwable ofTheClient =
                catchThrowable(() -> pool.query(raise).execute().await().atMost(Duration.ofSeconds(5)));
        Throwable ofHibernate = catchThrowable(() -> throughHibernate(raise));

        for (Throwable failure : new Throwable[] {ofTheClient, ofHibernate}) {
            assertThat(isTransient(failure)).as("transient: %s", failure).isEqualTo(isTransient);
            assertThat(DatabaseFailure.isLostRace(failure))
                    .as("lost race: %s", failure)
                    .isEqualTo(isLostRace);
        }
    }

    private boolean isTransient(Throwable failure) {
        return Stream.iterate(failure, it -> it != null, Throwable::getCause)
                .anyMatch(cause -> known.stream().anyMatch(it -> it.matches(cause)));
    }

    private static void throughHibernate(String sql) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(sql).executeUpdate())));
    }
}
