package io.ticketing.payments.domain;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// Numbers a seller's receipts and credit notes, without gaps: a number that was taken in a
/// transaction that fails is taken again.
@Entity
@Table(name = "receipt_sequences")
public class ReceiptSequence {

    @Id
    private UUID sellerId;

    private long lastNumber;

    protected ReceiptSequence() {}

    public ReceiptSequence(UUID sellerId) {
        this.sellerId = sellerId;
    }

    public long next() {
        return ++lastNumber;
    }

    public UUID sellerId() {
        return sellerId;
    }
}
