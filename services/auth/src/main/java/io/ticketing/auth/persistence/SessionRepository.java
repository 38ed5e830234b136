package io.ticketing.auth.persistence;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.ticketing.auth.attempts.Network;
import io.ticketing.auth.domain.Session;

/// Sessions, open and ended.
@ApplicationScoped
public class SessionRepository implements PanacheRepositoryBase<Session, UUID> {

    /// Whether a session was opened from a network and is not deleted yet.
    public Uni<Boolean> isKnown(UUID userId, Network network) {
        return find("userId = ?1 and network = ?2", userId, network.name())
                .page(0, 1)
                .list()
                .map(found -> !found.isEmpty());
    }
}
