package io.ticketing.sandbox;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/// Makes ids like Stripe's. They are unique, but no secrets.
final class Ids {

    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int OBJECT_LENGTH = 24;
    private static final int REQUEST_LENGTH = 14;

    private Ids() {}

    /// @param prefix the kind of object: `pi_`
    static String ofObject(String prefix) {
        return random(prefix, OBJECT_LENGTH);
    }

    static String ofRequest() {
        return random("req_", REQUEST_LENGTH);
    }

    private static String random(String prefix, int length) {
        return ThreadLocalRandom.current()
                .ints(length, 0, CHARACTERS.length())
                .mapToObj(CHARACTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining("", prefix, ""));
    }
}
