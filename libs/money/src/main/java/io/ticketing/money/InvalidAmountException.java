package io.ticketing.money;

/// An amount or currency that can't be paid. The message is written for the person who sent it.
public final class InvalidAmountException extends RuntimeException {

    InvalidAmountException(String message) {
        super(message);
    }
}
