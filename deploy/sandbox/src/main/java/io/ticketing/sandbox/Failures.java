package io.ticketing.sandbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Calls that should fail inside the gateway, once each: like Stripe it then answers 500, and
/// repeats that answer for the same key. For tests; forgotten at a restart.
final class Failures {

    private final Set<Call> wanted = ConcurrentHashMap.newKeySet();

    /// @param name `create`, `update`, `confirm`, `capture` or `cancel`
    private record Call(String orderId, String name) {}

    void want(String orderId, String call) {
        wanted.add(new Call(orderId, call));
    }

    boolean areWanted() {
        return !wanted.isEmpty();
    }

    /// Whether this call should fail; the next one will not.
    boolean take(String orderId, String call) {
        return wanted.remove(new Call(orderId, call));
    }
}
