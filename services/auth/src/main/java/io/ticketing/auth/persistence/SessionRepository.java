package io.ticketing.auth.persistence;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.ticketing.auth.attempts.Network;
import io.ticketing.auth.domain.Session;
import io.ticketing.postgresql.OldRows;

/// Sessions, open and ended.
@ApplicationScoped
public class SessionRepository implements PanacheRepositoryBase<Session, UUID> {

    private static final OldRows ENDED = new OldRows("sessions", "expires_at");

    /// Whether a session was opened from a network and is not deleted yet.
    public Uni<Boolean> isKnown(UUID userId, Network network) {
        return find("userId = ?1 and network = ?2", userId, network.name())
                .page(0, 1)
                .list()
                .map(found -> !found.isEmpty());
    }

    /// Deletes ended sessions with their refresh tokens; several processes may do so at once.
    public Uni<Integer> deleteEnded(Instant now, int limit) {
        return ENDED.delete(now, limit);
    }
}
