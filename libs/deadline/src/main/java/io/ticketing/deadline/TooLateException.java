package io.ticketing.deadline;

/// The caller no longer waits, so nothing was done; a later try may succeed.
public final class TooLateException extends RuntimeException {

    public TooLateException() {
        super("the caller's time is over", null, false, false);
    }
}
