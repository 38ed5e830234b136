package io.ticketing.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Calls that should fail, once each. Like Stripe's failures, they are repeated for the same key.
/// For tests; forgotten at a restart.
final class Failures {

    private static final List<String> ANSWERS = List.of("internal", "declined", "token_already_used");

    private final Map<Call, Failure> wanted = new ConcurrentHashMap<>();

    /// @param name `create`, `update`, `confirm`, `capture`, `cancel` or `refund`
    private record Call(String orderId, String name) {}

    /// @param form the order, its call, and how it fails: inside the gateway if it doesn't say
    void want(Form form) {
        var call = new Call(form.require("order_id"), form.require("call"));
        var answer = form.find("answer", ANSWERS).orElse("internal");
        wanted.put(call, Failure.valueOf(answer.toUpperCase(Locale.ROOT)));
    }

    boolean areWanted() {
        return !wanted.isEmpty();
    }

    /// How this call should fail, if it should; the next one will not.
    Optional<Failure> take(String orderId, String call) {
        return Optional.ofNullable(wanted.remove(new Call(orderId, call)));
    }
}
