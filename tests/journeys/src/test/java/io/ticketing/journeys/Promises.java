package io.ticketing.journeys;

/// The promises of docs/architecture.md as test tags: `-Dgroups=I2` runs every journey that
/// shows I2.
final class Promises {

    static final String NO_OVERSELL = "I1";
    static final String NO_CHARGE_WITHOUT_TICKET = "I2";
    static final String NO_TICKET_WITHOUT_CHARGE = "I3";
    static final String NOTHING_STAYS_LOCKED = "I4";
    static final String NOTHING_IS_LOST = "I5";
    static final String RETRY_IS_SAFE = "I6";
    static final String PRICE_IS_A_PROMISE = "I7";
    static final String YOUR_OWN_ONLY = "I8";

    private Promises() {}
}
