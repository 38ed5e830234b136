package io.ticketing.sandbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Calls that are to fail inside the gateway, once each: Stripe then answers 500, and the same
/// again to whoever repeats the call under its key. For tests; forgotten over a restart.
final class Failures {

    private final Set<Call> wanted = ConcurrentHashMap.newKeySet();

    /// @param name `create`, `confirm`, `capture` or `cancel`
    private record Call(String orderId, String name) {}

    void want(String orderId, String call) {
        wanted.add(new Call(orderId, call));
    }

    boolean areWanted() {
        return !wanted.isEmpty();
    }

    /// Whether this call is to fail, which the next one is not.
    boolean take(String orderId, String call) {
        return wanted.remove(new Call(orderId, call));
    }
}
