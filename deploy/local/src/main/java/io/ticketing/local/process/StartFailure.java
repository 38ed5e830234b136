package io.ticketing.local.process;

/// Something the person at the keyboard can put right; its message is one line that says how.
public final class StartFailure extends RuntimeException {

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
