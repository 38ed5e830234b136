package io.ticketing.storefront.proxy;

import java.util.concurrent.TimeoutException;

/// A service gave no answer, or broke it off before any of it was passed on.
final class NoAnswer extends RuntimeException {

    private final int status;

    NoAnswer(int status, Throwable cause) {
        super(cause.getMessage(), cause, false, false);
        this.status = status;
    }

    static NoAnswer because(Throwable cause) {
        return new NoAnswer(cause instanceof TimeoutException ? 504 : 502, cause);
    }

    /// The caller's answer instead.
    int status() {
        return status;
    }
}
