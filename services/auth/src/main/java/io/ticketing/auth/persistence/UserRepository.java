package io.ticketing.auth.persistence;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.ticketing.auth.domain.Email;
import io.ticketing.auth.domain.User;

/// Accounts.
@ApplicationScoped
public class UserRepository implements PanacheRepositoryBase<User, UUID> {

    private static final String INSERT = """
            insert into User (id, email, passwordHash, createdAt)
            values (:id, :email, :passwordHash, :createdAt)
            on conflict (email) do nothing""";

    public Uni<User> findByEmail(Email email) {
        return find("email", email.value()).firstResult();
    }

    /// Whether the account is new: of two simultaneous sign-ups with the same e-mail, only one is.
    public Uni<Boolean> add(User user) {
        return getSession()
                .chain(session -> session.createMutationQuery(INSERT)
                        .setParameter("id", user.id())
                        .setParameter("email", user.email())
                        .setParameter("passwordHash", user.passwordHash())
                        .setParameter("createdAt", user.createdAt())
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }
}
