package io.ticketing.payments.domain;

/// A step that a payment's status does not allow.
public final class IllegalTransitionException extends RuntimeException {

    IllegalTransitionException(String message) {
        super(message);
    }
}
