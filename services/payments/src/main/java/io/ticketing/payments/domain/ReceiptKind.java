package io.ticketing.payments.domain;

/// What a receipt stands for.
public enum ReceiptKind {
    /// A sale.
    RECEIPT,
    /// A refund of a sale, or of a part of it.
    CREDIT_NOTE
}
