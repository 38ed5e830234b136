package io.ticketing.events;

/// Knows failures that go away when the infrastructure comes back. Beans of this type add to
/// what is known.
public interface TransientFailure {

    /// Looks at one throwable only; its causes are asked about one by one.
    boolean matches(Throwable failure);
}
