package io.ticketing.payments.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

import io.ticketing.payments.application.Reconcile;
import io.ticketing.payments.domain.Reconciliation;
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
    private final Contexts contexts;
    private final Clock clock;
    private final AtomicBoolean underWay = new AtomicBoolean();

    ReconciliationRoute(Reconcile reconcile, Contexts contexts, Clock clock) {
        this.reconcile = reconcile;
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
        contexts.fresh(() -> reconcile.between(until.minus(back), until))
                .onTermination()
                .invoke(() -> underWay.set(false))
                .subscribe()
                .with(done -> call.json(json(done)), failure -> {
                    LOG.errorf(failure, "The books could not be compared");
                    refuse(call, BAD_GATEWAY, "the gateway or the database does not answer");
                });
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

    private static JsonObject json(Reconciliation done) {
        var findings = new JsonArray();
        done.findings()
                .forEach(finding -> findings.add(new JsonObject()
                        .put("what", finding.difference().name().toLowerCase(Locale.ROOT))
                        .put("paymentId", finding.paymentId().toString())
                        .put("orderId", finding.orderId().toString())
                        .put("intentId", finding.intentId())
                        .put("mended", finding.mended())));
        return new JsonObject()
                .put("from", done.from().toString())
                .put("until", done.until().toString())
                .put("compared", done.compared())
                .put("findings", findings);
    }
}
