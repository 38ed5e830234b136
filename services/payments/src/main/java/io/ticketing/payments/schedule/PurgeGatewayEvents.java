package io.ticketing.payments.schedule;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.persistence.GatewayEventRepository;
import io.ticketing.postgresql.UntilSchemaReady;

/// Forgets events that are too old to come again; replicas may do so at the same time.
@ApplicationScoped
class PurgeGatewayEvents {

    private final GatewayEventRepository events;
    private final Clock clock;
    private final PaymentsConfig config;

    PurgeGatewayEvents(GatewayEventRepository events, Clock clock, PaymentsConfig config) {
        this.events = events;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(
            every = "10m",
            skipExecutionIf = UntilSchemaReady.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return events.purge(clock.instant().minus(config.webhooks().keep())).replaceWithVoid();
    }
}
