package io.ticketing.orders.application.steps;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.ticketing.deadline.Deadline;
import io.ticketing.kafka.CallersContext;
import io.ticketing.lanes.Lanes;
import io.ticketing.orders.OrdersConfig;
import io.ticketing.orders.domain.OrderRequest;
import io.ticketing.orders.domain.Placement;
import io.ticketing.postgresql.Contexts;

/// Takes requests for the same ticket into one transaction, and refuses at once what is more than
/// can be served.
@ApplicationScoped
public class PlacementLanes {

    private static final int BATCH = 100;

    private final Lanes<UUID, PlacementCall> lanes;
    private final PlacementTransaction transaction;
    private final Contexts contexts;
    private final DistributionSummary batches;

    PlacementLanes(
            PlacementTransaction transaction,
            Contexts contexts,
            OrdersConfig config,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.datasource.reactive.max-size") int connections) {
        this.transaction = transaction;
        this.contexts = contexts;
        var most = config.maxPlacements();
        this.lanes = new Lanes<>(share(connections), BATCH, most, perTicket(most), this::run);
        this.batches = metrics.summary("ticketing.placements.batch");
        metrics.gauge("ticketing.placements.waiting", lanes, Lanes::calls);
    }

    /// The other half is for reads, events and the relay, also while many tickets are locked.
    private static int share(int connections) {
        return Math.max(1, connections / 2);
    }

    /// A crowd for one ticket leaves room for others.
    private static int perTicket(int most) {
        return Math.max(1, most * 3 / 4);
    }

    /// @param key makes a repeated request safe: it gets the answer of the first one
    public Uni<Placement> place(OrderRequest request, Optional<String> key) {
        return Uni.createFrom()
                .deferred(() -> Deadline.current()
                        .map(deadline -> deadline.decideInTime(decide -> enter(request, key, decide)))
                        .orElseGet(() -> enter(request, key, () -> {}))
                        .emitOn(CallersContext.executor()));
    }

    private Uni<Placement> enter(OrderRequest request, Optional<String> key, Runnable decide) {
        return Uni.createFrom().emitter(caller -> {
            if (!lanes.enter(request.ticketId(), new PlacementCall(request, key, decide, caller))) {
                caller.complete(Placement.Overloaded.forNow());
            }
        });
    }

    private Uni<Void> run(UUID ticketId, List<PlacementCall> calls) {
        batches.record(calls.size());
        return contexts.fresh(() -> transaction.run(ticketId, calls));
    }
}
