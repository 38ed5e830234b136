package io.ticketing.payments.application;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.hibernate.exception.ConstraintViolationException;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.domain.SellerDetails;
import io.ticketing.payments.domain.SellerProfile;
import io.ticketing.payments.persistence.SellerProfileRepository;

/// Stores how a seller's receipts name the seller from now on.
@ApplicationScoped
public class DescribeSeller {

    private final Transactions transactions;
    private final SellerProfileRepository profiles;

    DescribeSeller(Transactions transactions, SellerProfileRepository profiles) {
        this.transactions = transactions;
        this.profiles = profiles;
    }

    /// The second one of two first descriptions at once replaces the other.
    public Uni<SellerProfile> describe(UUID sellerId, SellerDetails details) {
        return transactions
                .run(() -> save(sellerId, details))
                .onFailure(ConstraintViolationException.class)
                .retry()
                .atMost(1);
    }

    private Uni<SellerProfile> save(UUID sellerId, SellerDetails details) {
        return profiles.lock(sellerId)
                .chain(known -> known == null
                        ? profiles.persistAndFlush(new SellerProfile(sellerId, details))
                        : Uni.createFrom().item(known).invoke(profile -> profile.describe(details)));
    }
}
