package io.ticketing.rest;

/// The header under which a caller may repeat a request without fear, as every service reads it.
public final class IdempotencyHeader {

    public static final String NAME = "Idempotency-Key";
    public static final String FORM = "^[ -~]{1,255}$";
    public static final String MESSAGE = "must be 1 to 255 printable ASCII characters";
    public static final String MEANING =
            "A name of your own for this purchase, a UUID for one: sent again with the same body, it"
                    + " is answered as it was the first time, and nothing happens twice";

    private IdempotencyHeader() {}
}
