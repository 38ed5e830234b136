package io.ticketing.servers.process;

/// A problem that the user can solve; its message is one line that says how.
public final class StartFailure extends RuntimeException {

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
