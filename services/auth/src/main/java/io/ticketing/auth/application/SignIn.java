package io.ticketing.auth.application;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.ticketing.auth.domain.Email;
import io.ticketing.auth.domain.User;
import io.ticketing.auth.persistence.UserRepository;

/// Opens a session for who knows the password.
///
/// No database connection is held while a password is verified, and an unknown e-mail takes as
/// long as a wrong password.
@ApplicationScoped
public class SignIn {

    /// How a sign-in ends.
    public sealed interface Outcome {
        record SignedIn(Grant grant) implements Outcome {}

        record WrongCredentials() implements Outcome {}

        record TooManyAttempts(Duration retryAfter) implements Outcome {}
    }

    private final SignInLimits limits;
    private final Passwords passwords;
    private final UserRepository users;
    private final Sessions sessions;

    SignIn(SignInLimits limits, Passwords passwords, UserRepository users, Sessions sessions) {
        this.limits = limits;
        this.passwords = passwords;
        this.users = users;
        this.sessions = sessions;
    }

    public Uni<Outcome> signIn(Email email, String password, String clientAddress) {
        Optional<Duration> wait = limits.take(email, clientAddress);
        if (wait.isPresent()) {
            return Uni.createFrom().item(new Outcome.TooManyAttempts(wait.get()));
        }
        return Panache.withSession(() -> users.findByEmail(email))
                .chain(user -> verify(user, password))
                .invoke(
                        outcome -> {
                            if (outcome instanceof Outcome.SignedIn) {
                                limits.giveBack(email, clientAddress);
                            }
                        });
    }

    private Uni<Outcome> verify(User user, String password) {
        String hash = user == null ? passwords.nobodys() : user.passwordHash();
        return passwords
                .matches(password, hash)
                .chain(
                        matches ->
                                matches
                                        ? open(user.id(), password, hash)
                                        : Uni.createFrom().item(new Outcome.WrongCredentials()));
    }

    private Uni<Outcome> open(UUID userId, String password, String hash) {
        Uni<String> newHash =
                passwords.isOutdated(hash) ? passwords.hash(password) : Uni.createFrom().item(hash);
        return newHash.chain(upToDate -> Panache.withTransaction(() -> openWith(userId, upToDate)));
    }

    private Uni<Outcome> openWith(UUID userId, String hash) {
        return users.findById(userId)
                .invoke(user -> user.rehashed(hash))
                .chain(sessions::open)
                .map(Outcome.SignedIn::new);
    }
}
