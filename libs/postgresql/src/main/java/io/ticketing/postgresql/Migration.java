package io.ticketing.postgresql;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

/// Migrates the schema while the service is already running, however late its database comes up.
///
/// Until then the service is live but not ready, and answers calls of its API with 503. Then it
/// fires [SchemaReady]. Several replicas may start at once: Flyway takes a lock.
@Default // a health check is a qualified bean otherwise
@Readiness
@ApplicationScoped
public class Migration implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Migration.class);

    /// Before authentication and everything else that may ask the database.
    private static final int EARLY = -500;

    private final Flyway flyway;
    private final Event<SchemaReady> schemaReady;
    private final MigrationConfig config;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private String lastReason = "";
    private final Thread thread = Thread.ofPlatform().daemon().name("migration").unstarted(this::run);

    Migration(Flyway flyway, Event<SchemaReady> schemaReady, MigrationConfig config) {
        this.flyway = flyway;
        this.schemaReady = schemaReady;
        this.config = config;
    }

    /// Whether the schema is migrated. Before that, failures of the database are expected.
    public boolean isDone() {
        return done.isDone();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("schema").status(isDone()).build();
    }

    void register(@Observes Router router) {
        router.route("/api/*").order(EARLY).handler(this::refuseEarly);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
        Duration patience = config.startPatience();
        if (patience.isPositive()) {
            done.copy()
                    .completeOnTimeout(null, patience.toMillis(), MILLISECONDS)
                    .join();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
    }

    private void refuseEarly(RoutingContext routing) {
        if (isDone()) {
            routing.next();
        } else {
            routing.fail(503);
        }
    }

    private void run() {
        try {
            while (!migrated()) {
                if (stopped.await(config.pause().toMillis(), MILLISECONDS)) {
                    return;
                }
            }
            done.complete(null);
            schemaReady.fire(new SchemaReady());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean migrated() {
        try {
            flyway.migrate();
            return true;
        } catch (RuntimeException notYet) {
            warn(notYet.toString());
            return false;
        }
    }

    /// Logs each reason once: a database may be down for long.
    private void warn(String reason) {
        if (!reason.equals(lastReason)) {
            LOG.warnf("The schema is not ready, trying again: %s", reason);
            lastReason = reason;
        }
    }
}
