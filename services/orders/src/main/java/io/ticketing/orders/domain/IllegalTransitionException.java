package io.ticketing.orders.domain;

/// A transition that the life of an order or of a stock does not have: always a bug.
public final class IllegalTransitionException extends IllegalStateException {

    IllegalTransitionException(String message) {
        super(message);
    }
}
