package io.ticketing.storefront.market;

import java.util.function.Supplier;

/// What the API answers to a call that it may refuse.
public sealed interface Answer<T> {

    record Given<T>(T value) implements Answer<T> {}

    record Refused<T>(Refusal why) implements Answer<T> {}

    static <T> Answer<T> of(Supplier<T> call) {
        try {
            return new Given<>(call.get());
        } catch (RefusedException refused) {
            return new Refused<>(refused.refusal());
        }
    }
}
