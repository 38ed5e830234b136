package io.ticketing.auth.application;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.ticketing.auth.domain.Email;
import io.ticketing.auth.domain.User;
import io.ticketing.auth.persistence.UserRepository;

/// Makes an account and opens its first session.
@ApplicationScoped
public class SignUp {

    /// How a sign-up ends.
    public sealed interface Outcome {
        record SignedUp(Grant grant) implements Outcome {}

        record EmailInUse() implements Outcome {}
    }

    private final Passwords passwords;
    private final UserRepository users;
    private final Sessions sessions;
    private final Clock clock;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    SignUp(Passwords passwords, UserRepository users, Sessions sessions, Clock clock) {
        this.passwords = passwords;
        this.users = users;
        this.sessions = sessions;
        this.clock = clock;
    }

    public Uni<Outcome> signUp(Email email, String password) {
        return passwords
                .hash(password)
                .map(hash -> new User(ids.generate(), email, hash, clock.instant()))
                .chain(user -> Panache.withTransaction(() -> add(user)));
    }

    private Uni<Outcome> add(User user) {
        return users.add(user)
                .chain(
                        added ->
                                added
                                        ? sessions.open(user).map(Outcome.SignedUp::new)
                                        : Uni.createFrom().item(new Outcome.EmailInUse()));
    }
}
