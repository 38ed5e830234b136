package io.ticketing.payments.domain;

/// Who sells.
public enum SellerKind {
    /// A person who sells now and then: no address, no tax, no numbers.
    PRIVATE,
    /// A business, whose receipts have numbers and a tax line.
    BUSINESS
}
