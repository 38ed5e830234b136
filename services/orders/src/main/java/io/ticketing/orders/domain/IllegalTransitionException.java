package io.ticketing.orders.domain;

/// A transition that an order or a stock does not allow: always a bug.
public final class IllegalTransitionException extends IllegalStateException {

    IllegalTransitionException(String message) {
        super(message);
    }
}
