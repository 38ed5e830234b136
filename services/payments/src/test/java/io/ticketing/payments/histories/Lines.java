package io.ticketing.payments.histories;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

/// The line to the gateway of each order.
@ApplicationScoped
public class Lines {

    private final Map<UUID, Line> ofOrders = new ConcurrentHashMap<>();
    private final Map<String, UUID> ordersOfIntents = new ConcurrentHashMap<>();

    public Line of(UUID orderId) {
        return ofOrders.computeIfAbsent(orderId, _ -> new Line());
    }

    public Optional<Line> ofIntent(String intentId) {
        return Optional.ofNullable(ordersOfIntents.get(intentId)).map(this::of);
    }

    public void intent(String intentId, UUID orderId) {
        ordersOfIntents.put(intentId, orderId);
    }

    void forget(UUID orderId) {
        ofOrders.remove(orderId);
        ordersOfIntents.values().removeIf(orderId::equals);
    }
}
