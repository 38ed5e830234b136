package io.ticketing.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// Limits the concurrent calls of one address, over any number of connections and proxies.
@ApplicationScoped
class CallsPerClient {

    /// After a trusted proxy has named the client, and before anything is done.
    private static final int EARLY = -2_000;

    private final int most;
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    CallsPerClient(ClientsConfig limits) {
        this.most = limits.perAddress();
    }

    void register(@Observes Router router) {
        router.route().order(EARLY).handler(this::count);
    }

    private void count(RoutingContext call) {
        String client = Client.of(call.request().remoteAddress());
        if (client.isEmpty() || call.response().closed()) {
            call.next();
            return;
        }
        if (calls.merge(client, 1, Integer::sum) > most) {
            forget(client);
            call.fail(429);
            return;
        }
        call.addEndHandler(_ -> forget(client));
        call.next();
    }

    private void forget(String client) {
        calls.computeIfPresent(client, (_, count) -> count == 1 ? null : count - 1);
    }
}
