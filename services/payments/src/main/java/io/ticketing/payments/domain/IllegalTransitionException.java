package io.ticketing.payments.domain;

/// A payment was asked for a step that its status does not allow.
public final class IllegalTransitionException extends RuntimeException {

    IllegalTransitionException(String message) {
        super(message);
    }
}
