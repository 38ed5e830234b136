package io.ticketing.auth.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.ticketing.auth.AuthConfig;
import io.ticketing.auth.application.steps.Client;
import io.ticketing.auth.application.steps.Grant;
import io.ticketing.auth.application.steps.Passwords;
import io.ticketing.auth.application.steps.Sessions;
import io.ticketing.auth.attempts.Allowance;
import io.ticketing.auth.attempts.Attempts;
import io.ticketing.auth.attempts.Counter;
import io.ticketing.auth.attempts.Network;
import io.ticketing.auth.attempts.Permit;
import io.ticketing.auth.domain.Email;
import io.ticketing.auth.domain.User;
import io.ticketing.auth.persistence.UserRepository;

/// Creates an account and opens its first session, with a limit per network.
@ApplicationScoped
public class SignUp {

    /// The outcome of a sign-up.
    public sealed interface Outcome {
        record SignedUp(Grant grant) implements Outcome {}

        record EmailInUse() implements Outcome {}

        record TooMany(Duration retryAfter) implements Outcome {}
    }

    private final Attempts attempts;
    private final Allowance perAddress;
    private final Passwords passwords;
    private final UserRepository users;
    private final Sessions sessions;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    SignUp(
            Attempts attempts,
            AuthConfig config,
            Passwords passwords,
            UserRepository users,
            Sessions sessions,
            Clock clock) {
        this.attempts = attempts;
        this.perAddress = Allowance.steady(
                config.signUp().attemptsPerAddress(), config.signUp().period());
        this.passwords = passwords;
        this.users = users;
        this.sessions = sessions;
        this.clock = clock;
    }

    public Uni<Outcome> signUp(Email email, String password, Client client) {
        return attempts.take(List.of(
                        Counter.of(perAddress, "sign-up", client.network().name())))
                .chain(permit -> switch (permit) {
                    case Permit.Denied(var wait) -> Uni.createFrom().item(new Outcome.TooMany(wait));
                    case Permit.Granted(var taken) ->
                        signUpNow(email, password, client).onFailure().call(() -> attempts.giveBack(taken));
                });
    }

    private Uni<Outcome> signUpNow(Email email, String password, Client client) {
        return passwords
                .hash(password, client)
                .map(hash -> new User(ids.generate(), email, hash, clock.instant()))
                .chain(user -> Panache.withTransaction(() -> add(user, client.network())));
    }

    private Uni<Outcome> add(User user, Network network) {
        return users.add(user)
                .chain(added -> added
                        ? sessions.open(user, network).map(Outcome.SignedUp::new)
                        : Uni.createFrom().item(new Outcome.EmailInUse()));
    }
}
