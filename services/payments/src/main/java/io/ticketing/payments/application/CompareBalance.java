package io.ticketing.payments.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.ticketing.payments.domain.BalanceComparison;
import io.ticketing.payments.gateway.GatewayBalance;
import io.ticketing.payments.persistence.LedgerRepository;

/// Compares what the ledger says that the gateway keeps for us with what the gateway says. What is
/// under way makes them differ for a moment.
@ApplicationScoped
public class CompareBalance {

    private static final Logger LOG = Logger.getLogger(CompareBalance.class);

    /// The gateway may list a booking a little late.
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final FollowBalance followBalance;
    private final GatewayBalance gateway;
    private final LedgerRepository ledger;
    private final Clock clock;
    private final MultiGauge differences;

    CompareBalance(
            FollowBalance followBalance,
            GatewayBalance gateway,
            LedgerRepository ledger,
            Clock clock,
            MeterRegistry metrics) {
        this.followBalance = followBalance;
        this.gateway = gateway;
        this.ledger = ledger;
        this.clock = clock;
        this.differences = MultiGauge.builder("ticketing.balance.difference")
                .description("How much more the gateway has than the ledger says, in minor units")
                .register(metrics);
    }

    /// Fails if the gateway or the database does not answer.
    ///
    /// @param followed up to when all bookings are in the ledger
    public Uni<List<BalanceComparison>> since(Instant followed) {
        var now = clock.instant();
        var from = followed.isAfter(Instant.EPOCH.plus(OVERLAP)) ? followed.minus(OVERLAP) : Instant.EPOCH;
        return followBalance
                .between(from, now.plus(OVERLAP))
                .chain(gateway::balance)
                .chain(there -> compare(there, now))
                .invoke(this::report);
    }

    private Uni<List<BalanceComparison>> compare(Map<String, Long> there, Instant asked) {
        return ledger.atGateway()
                .chain(here ->
                        ledger.underWay(asked).map(underWay -> BalanceComparison.between(here, there, underWay)));
    }

    private void report(List<BalanceComparison> comparisons) {
        comparisons.stream()
                .filter(comparison -> comparison.difference() != 0)
                .forEach(comparison -> LOG.warnf(
                        "The gateway keeps %d %s for us, and the ledger says %d",
                        comparison.there(), comparison.currency(), comparison.here()));
        differences.register(
                comparisons.stream().<Row<?>>map(CompareBalance::row).toList(), true);
    }

    private static Row<?> row(BalanceComparison comparison) {
        return Row.of(Tags.of("currency", comparison.currency()), comparison.difference());
    }
}
