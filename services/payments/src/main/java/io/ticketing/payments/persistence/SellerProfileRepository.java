package io.ticketing.payments.persistence;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.ticketing.payments.domain.SellerDetails;
import io.ticketing.payments.domain.SellerProfile;

/// What sellers say about themselves.
@ApplicationScoped
public class SellerProfileRepository implements PanacheRepositoryBase<SellerProfile, UUID> {

    public Uni<SellerProfile> lock(UUID sellerId) {
        return findById(sellerId, LockModeType.PESSIMISTIC_WRITE);
    }

    public Uni<SellerDetails> detailsOf(UUID sellerId) {
        return findById(sellerId).map(profile -> profile == null ? SellerDetails.UNKNOWN : profile.details());
    }
}
