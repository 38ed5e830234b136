package io.ticketing.expiration;

/// A door before Redis.
public class RedisDoor extends Door {

    public RedisDoor() {
        super("REDIS_URL");
    }
}
