package io.ticketing.deadline;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// Gives each call of the API its deadline when it arrives: what its caller says in
/// [Deadline#HEADER], but no more than the storefront waits.
@ApplicationScoped
class CallersPatience {

    /// Before the body is read and the caller is authenticated.
    private static final int FIRST = -2_000;

    private static final int MOST_DIGITS = 9;

    void register(@Observes Router router) {
        router.route("/api/*").order(FIRST).handler(CallersPatience::begin);
    }

    private static void begin(RoutingContext routing) {
        Deadline.in(patience(routing.request().getHeader(Deadline.HEADER))).begin();
        routing.next();
    }

    /// An unreadable header counts as absent.
    static Duration patience(String said) {
        if (said == null || said.isEmpty() || !said.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Deadline.LONGEST;
        }
        if (said.length() > MOST_DIGITS) {
            return Deadline.LONGEST;
        }
        var patience = Duration.ofMillis(Long.parseLong(said));
        return patience.compareTo(Deadline.LONGEST) < 0 ? patience : Deadline.LONGEST;
    }
}
