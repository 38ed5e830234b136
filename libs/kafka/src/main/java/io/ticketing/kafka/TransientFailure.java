package io.ticketing.kafka;

/// Recognises failures that end when the infrastructure is available again. Beans of this type add
/// more kinds.
public interface TransientFailure {

    /// Looks at one throwable only; its causes are checked one by one.
    boolean matches(Throwable failure);
}
