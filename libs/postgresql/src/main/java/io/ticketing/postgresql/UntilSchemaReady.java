package io.ticketing.postgresql;

import jakarta.inject.Singleton;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;

/// Skips scheduled work on the database until the schema is migrated:
/// `@Scheduled(skipExecutionIf = UntilSchemaReady.class)`.
@Singleton
public class UntilSchemaReady implements Scheduled.SkipPredicate {

    private final Migration migration;

    UntilSchemaReady(Migration migration) {
        this.migration = migration;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return !migration.isDone();
    }
}
