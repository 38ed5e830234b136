package io.ticketing.payments.histories;

/// What goes wrong with a call to the gateway, or with the process that makes it.
enum Fault {
    NONE,
    /// It never arrives.
    LOST,
    /// It has its effect, and payments does not learn of it.
    ANSWER_LOST,
    /// Payments takes it for lost, and it arrives later.
    DELAYED,
    /// It is on its way while other things happen.
    REQUEST_HELD,
    /// Its answer is on its way while other things happen.
    ANSWER_HELD,
    /// The process dies before the call.
    DIES_BEFORE,
    /// The process dies before it can save the answer.
    DIES_AFTER
}
