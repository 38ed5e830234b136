package io.ticketing.auth.application;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.ticketing.auth.application.steps.Client;
import io.ticketing.auth.application.steps.Grant;
import io.ticketing.auth.application.steps.Passwords;
import io.ticketing.auth.application.steps.Sessions;
import io.ticketing.auth.application.steps.SignInLimits;
import io.ticketing.auth.attempts.Attempts;
import io.ticketing.auth.attempts.Counter;
import io.ticketing.auth.attempts.Network;
import io.ticketing.auth.attempts.Permit;
import io.ticketing.auth.domain.Email;
import io.ticketing.auth.domain.User;
import io.ticketing.auth.persistence.SessionRepository;
import io.ticketing.auth.persistence.UserRepository;

/// Opens a session if the password is right.
///
/// No database connection is held while a password is verified. An unknown e-mail takes as long as
/// a wrong password.
@ApplicationScoped
public class SignIn {

    /// The outcome of a sign-in.
    public sealed interface Outcome {
        record SignedIn(Grant grant) implements Outcome {}

        record WrongCredentials() implements Outcome {}

        record TooManyAttempts(Duration retryAfter) implements Outcome {}
    }

    /// The account of an e-mail, if there is one, and whether it was signed in from here before.
    private record Found(User user, boolean isKnownHere) {}

    /// An id of no account. It is looked up if there is no account, so that it takes as long.
    private static final UUID NOBODY = new UUID(0, 0);

    private final SignInLimits limits;
    private final Attempts attempts;
    private final Passwords passwords;
    private final UserRepository users;
    private final SessionRepository sessionRepository;
    private final Sessions sessions;

    SignIn(
            SignInLimits limits,
            Attempts attempts,
            Passwords passwords,
            UserRepository users,
            SessionRepository sessionRepository,
            Sessions sessions) {
        this.limits = limits;
        this.attempts = attempts;
        this.passwords = passwords;
        this.users = users;
        this.sessionRepository = sessionRepository;
        this.sessions = sessions;
    }

    public Uni<Outcome> signIn(Email email, String password, Client client) {
        List<Counter> first = limits.of(email, client);
        return counted(first, () -> attempt(email, password, client));
    }

    private Uni<Outcome> attempt(Email email, String password, Client client) {
        return Panache.withSession(() -> find(email, client.network()))
                .chain(found -> verify(found, email, password, client));
    }

    private Uni<Outcome> verify(Found found, Email email, String password, Client client) {
        boolean isKnown = found.isKnownHere() || limits.isKnownDevice(email, client);
        // Also without an account: leaving out the lookup would reveal which accounts exist.
        List<Counter> shared = isKnown ? List.of() : limits.ofStrangers(email);
        return counted(shared, () -> verify(found.user(), password, client));
    }

    /// Runs an attempt and counts it, but takes the count back unless the password was wrong.
    private Uni<Outcome> counted(List<Counter> counters, Supplier<Uni<Outcome>> attempt) {
        return attempts.take(counters).chain(permit -> switch (permit) {
            case Permit.Denied(var wait) -> Uni.createFrom().item(new Outcome.TooManyAttempts(wait));
            case Permit.Granted(var taken) -> count(taken, attempt);
        });
    }

    private Uni<Outcome> count(List<Counter> taken, Supplier<Uni<Outcome>> attempt) {
        return Uni.createFrom()
                .<Outcome>deferred(attempt::get)
                .call(outcome -> outcome instanceof Outcome.WrongCredentials
                        ? Uni.createFrom().voidItem()
                        : attempts.giveBack(taken))
                .onFailure()
                .call(() -> attempts.giveBack(taken));
    }

    private Uni<Found> find(Email email, Network network) {
        return users.findByEmail(email).chain(user -> known(user, network));
    }

    private Uni<Found> known(User user, Network network) {
        return sessionRepository
                .isKnown(user == null ? NOBODY : user.id(), network)
                .map(known -> new Found(user, known));
    }

    private Uni<Outcome> verify(User user, String password, Client client) {
        String hash = user == null ? passwords.nobodys() : user.passwordHash();
        return passwords
                .matches(password, hash, client)
                .chain(matches -> matches
                        ? open(user, password, client)
                        : Uni.createFrom().item(new Outcome.WrongCredentials()));
    }

    private Uni<Outcome> open(User user, String password, Client client) {
        if (!passwords.isOutdated(user.passwordHash())) {
            return Panache.withTransaction(() -> open(user, client.network()));
        }
        return passwords
                .renew(password, client)
                .chain(hash -> Panache.withTransaction(() -> openWith(user.id(), hash, client.network())));
    }

    private Uni<Outcome> openWith(UUID userId, String hash, Network network) {
        return users.findById(userId).invoke(user -> user.rehashed(hash)).chain(user -> open(user, network));
    }

    private Uni<Outcome> open(User user, Network network) {
        return sessions.open(user, network).map(Outcome.SignedIn::new);
    }
}
