package io.ticketing.kafka;

/// A message that will never be readable, however often it is tried: it goes to the dead letters.
public final class UnreadableEventException extends RuntimeException {

    UnreadableEventException(String message) {
        super(message);
    }

    UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
