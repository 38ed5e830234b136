package io.ticketing.storefront.market;

import java.util.function.Supplier;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;

/// What the API answers to a call that it may refuse.
public sealed interface Answer<T> {

    record Given<T>(T value) implements Answer<T> {}

    record Refused<T>(Refusal why) implements Answer<T> {}

    /// @throws ProcessingException when there is no answer, or none that can be read
    static <T> Answer<T> of(Supplier<T> call) {
        try {
            return new Given<>(call.get());
        } catch (RefusedException refused) {
            return new Refused<>(refused.refusal());
        } catch (WebApplicationException unreadable) {
            // It carries the status of the answer, which was a good one.
            throw new ProcessingException("The answer can't be read", unreadable);
        }
    }
}
