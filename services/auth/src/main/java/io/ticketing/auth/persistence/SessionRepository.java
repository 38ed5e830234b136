package io.ticketing.auth.persistence;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.ticketing.auth.domain.Session;

/// Sessions, open and ended.
@ApplicationScoped
public class SessionRepository implements PanacheRepositoryBase<Session, UUID> {

    /// Removes sessions that ended, and their refresh tokens with them.
    public Uni<Long> deleteEnded(Instant now, int limit) {
        return delete(
                "id in (select s.id from Session s where s.expiresAt < ?1 order by s.expiresAt limit "
                        + limit
                        + ")",
                now);
    }
}
