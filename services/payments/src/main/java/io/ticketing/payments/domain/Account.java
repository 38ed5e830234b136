package io.ticketing.payments.domain;

/// The accounts of the ledger.
public enum Account {
    /// What the gateway keeps for us.
    GATEWAY,
    /// What is authorised on buyers' cards. Together with [#HOLDS] it is a memo: no money has moved.
    HELD,
    /// The other side of [#HELD].
    HOLDS,
    /// What we owe sellers.
    SELLER,
    /// What we have earned by sales.
    PLATFORM_FEE,
    /// What the gateway has charged us.
    GATEWAY_FEE,
    /// What we owe buyers: it was captured in vain.
    RETURNS,
    /// What the gateway has booked and is not ours, such as its payouts to our bank.
    OTHER
}
