package io.ticketing.storefront.market;

import java.util.function.Supplier;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;

/// The API's answer to a call that it may refuse.
public sealed interface Answer<T> {

    record Given<T>(T value) implements Answer<T> {}

    record Refused<T>(Refusal why) implements Answer<T> {}

    /// @throws ProcessingException if there is no readable answer
    static <T> Answer<T> of(Supplier<T> call) {
        try {
            return new Given<>(call.get());
        } catch (RefusedException refused) {
            return new Refused<>(refused.refusal());
        } catch (WebApplicationException unreadable) {
            // It carries the status of the answer, which was a success.
            throw new ProcessingException("The answer can't be read", unreadable);
        }
    }
}
