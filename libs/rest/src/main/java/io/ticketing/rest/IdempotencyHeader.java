package io.ticketing.rest;

/// The header that makes a request safe to repeat, as every service reads it.
public final class IdempotencyHeader {

    public static final String NAME = "Idempotency-Key";
    public static final String FORM = "^[ -~]{1,255}$";
    public static final String MESSAGE = "must be 1 to 255 printable ASCII characters";
    public static final String MEANING =
            "A key that you choose for this purchase, for example a UUID. A repeated call with the same"
                    + " key and body gets the same answer, and nothing happens twice";

    private IdempotencyHeader() {}
}
