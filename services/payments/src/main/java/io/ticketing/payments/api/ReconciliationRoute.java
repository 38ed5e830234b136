package io.ticketing.payments.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

import io.ticketing.payments.application.CompareBalance;
import io.ticketing.payments.application.Reconcile;
import io.ticketing.payments.domain.BalanceComparison;
import io.ticketing.payments.domain.Reconciliation;
import io.ticketing.payments.persistence.Books;
import io.ticketing.payments.persistence.ReconciledUntil;
import io.ticketing.postgresql.Contexts;

/// Compares with the gateway at an operator's request. Like the health of the service it has an
/// address that is not passed on from outside, and is no part of the API.
@ApplicationScoped
class ReconciliationRoute {

    private static final Logger LOG = Logger.getLogger(ReconciliationRoute.class);
    private static final String PATH = "/q/reconcile";

    private static final int MOST_HOURS = 24 * 30;
    private static final int USUAL_HOURS = 24;

    /// What is under way looks different for a moment.
    private static final Duration AGE = Duration.ofMinutes(1);

    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    private static final int BAD_GATEWAY = 502;

    private final Reconcile reconcile;
    private final CompareBalance compareBalance;
    private final ReconciledUntil progress;
    private final Contexts contexts;
    private final Clock clock;
    private final AtomicBoolean underWay = new AtomicBoolean();

    ReconciliationRoute(
            Reconcile reconcile,
            CompareBalance compareBalance,
            ReconciledUntil progress,
            Contexts contexts,
            Clock clock) {
        this.reconcile = reconcile;
        this.compareBalance = compareBalance;
        this.progress = progress;
        this.contexts = contexts;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.post(PATH).handler(this::answer);
    }

    private void answer(RoutingContext call) {
        var hours = hours(call.request().getParam("hours"));
        if (hours < 1 || hours > MOST_HOURS) {
            refuse(call, BAD_REQUEST, "hours must be a number from 1 to " + MOST_HOURS);
        } else if (underWay.compareAndSet(false, true)) {
            reconcile(call, Duration.ofHours(hours));
        } else {
            refuse(call, CONFLICT, "another comparison is under way");
        }
    }

    private void reconcile(RoutingContext call, Duration back) {
        Instant until = clock.instant().minus(AGE);
        contexts.fresh(() -> reconcile
                        .between(until.minus(back), until)
                        .chain(payments -> compareBalances().map(balances -> json(payments, balances))))
                .onTermination()
                .invoke(() -> underWay.set(false))
                .subscribe()
                .with(call::json, failure -> {
                    LOG.errorf(failure, "The books could not be compared");
                    refuse(call, BAD_GATEWAY, "the gateway or the database does not answer");
                });
    }

    private Uni<List<BalanceComparison>> compareBalances() {
        return progress.of(Books.BALANCE).chain(compareBalance::since);
    }

    private static int hours(String text) {
        if (text == null) {
            return USUAL_HOURS;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static void refuse(RoutingContext call, int status, String why) {
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(why);
    }

    private static JsonObject json(Reconciliation done, List<BalanceComparison> compared) {
        var findings = new JsonArray();
        done.findings()
                .forEach(finding -> findings.add(new JsonObject()
                        .put("what", finding.difference().name().toLowerCase(Locale.ROOT))
                        .put("paymentId", finding.paymentId().toString())
                        .put("orderId", finding.orderId().toString())
                        .put("intentId", finding.intentId())
                        .put("mended", finding.mended())));
        var balances = new JsonArray();
        compared.forEach(balance -> balances.add(new JsonObject()
                .put("currency", balance.currency())
                .put(
                        "ledger",
                        SignedAmount.of(balance.here(), balance.currency()).toPlainString())
                .put(
                        "gateway",
                        SignedAmount.of(balance.there(), balance.currency()).toPlainString())
                .put("differs", balance.difference() != 0)));
        return new JsonObject()
                .put("from", done.from().toString())
                .put("until", done.until().toString())
                .put("compared", done.compared())
                .put("findings", findings)
                .put("balances", balances);
    }
}
