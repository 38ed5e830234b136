package io.ticketing.storefront.marketplace;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;

/// The four services behind the storefront, simulated from the documented API with their state in
/// memory. It is injected into a test's field of this type.
public final class Marketplace implements QuarkusTestResourceLifecycleManager {

    /// How long pages wait for a service that does not answer: short enough to wait for.
    public static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final String LOOKUP = "io.ticketing.storefront.session.SessionLookup/";

    public final PlayedAuth auth = new PlayedAuth();
    public final PlayedTickets tickets = new PlayedTickets(auth);
    public final PlayedOrders orders = new PlayedOrders(auth, tickets);
    public final PlayedPayments payments = new PlayedPayments(auth, orders, new PlayedRefunds(orders, tickets));

    private final Vertx vertx = Vertx.vertx();

    @Override
    public Map<String, String> start() {
        services().forEach(service -> service.start(vertx));
        var config = new HashMap<String, String>();
        config.put("AUTH_URL", auth.url());
        config.put("TICKETS_URL", tickets.url());
        config.put("ORDERS_URL", orders.url());
        config.put("PAYMENTS_URL", payments.url());
        config.put("quarkus.rest-client.read-timeout", Long.toString(PATIENCE.toMillis()));
        config.put("quarkus.rest-client.auth.read-timeout", Long.toString(PATIENCE.toMillis()));
        config.put(LOOKUP + "refresh/Timeout/value", "500");
        config.put(LOOKUP + "refresh/Timeout/unit", "MILLIS");
        // Otherwise one broken answer after another would open the circuit breaker that
        // FrozenAuthTest tests.
        config.put(LOOKUP + "refresh/CircuitBreaker/requestVolumeThreshold", "1000");
        config.put(LOOKUP + "currentUser/CircuitBreaker/requestVolumeThreshold", "1000");
        config.put("ticketing.storefront.live.tickets", "100ms");
        config.put("ticketing.storefront.live.order", "2s");
        config.put("ticketing.storefront.live.order-soon", "100ms");
        config.put("ticketing.storefront.live.heartbeat", "200ms");
        return config;
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Marketplace.class));
    }

    /// Resets it: nothing on sale, no one signed in, every service up, no calls recorded.
    public void reset() {
        services().forEach(PlayedService::reset);
    }

    /// How many calls all services have got since the last reset.
    public int calls() {
        return services().stream().mapToInt(service -> service.calls().size()).sum();
    }

    private List<PlayedService> services() {
        return List.of(auth, tickets, orders, payments);
    }
}
