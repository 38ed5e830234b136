package io.ticketing.payments.domain;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// How a seller appears on receipts from now on. A receipt keeps what it said when it was issued.
@Entity
@Table(name = "seller_profiles")
public class SellerProfile {

    @Id
    private UUID sellerId;

    private int version;
    private SellerDetails details;

    protected SellerProfile() {}

    public SellerProfile(UUID sellerId, SellerDetails details) {
        this.sellerId = sellerId;
        this.version = 1;
        this.details = details;
    }

    /// The same details change nothing.
    public void describe(SellerDetails news) {
        if (!news.equals(details)) {
            details = news;
            version++;
        }
    }

    public UUID sellerId() {
        return sellerId;
    }

    /// 1 at first; grows with each change.
    public int version() {
        return version;
    }

    public SellerDetails details() {
        return details;
    }
}
