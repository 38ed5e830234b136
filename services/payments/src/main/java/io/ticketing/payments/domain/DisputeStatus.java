package io.ticketing.payments.domain;

/// How far a dispute has got. It only moves on, towards the end of this list.
public enum DisputeStatus {
    /// The buyer's bank only asks.
    INQUIRY,
    INQUIRY_CLOSED,
    /// The bank has taken the money back, and decides.
    OPEN,
    /// The money came back.
    WON,
    LOST;

    public boolean isDecided() {
        return this == WON || this == LOST;
    }

    /// Whether the buyer has the money, or may keep it.
    public boolean takesMoney() {
        return this == OPEN || this == LOST;
    }
}
