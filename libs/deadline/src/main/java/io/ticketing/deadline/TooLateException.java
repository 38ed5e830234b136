package io.ticketing.deadline;

/// The caller waits no longer, so nothing was done; a later try may well be served.
public final class TooLateException extends RuntimeException {

    public TooLateException() {
        super("the caller's time is over", null, false, false);
    }
}
