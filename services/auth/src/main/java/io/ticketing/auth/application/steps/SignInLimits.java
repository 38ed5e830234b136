package io.ticketing.auth.application.steps;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.ticketing.auth.AuthConfig;
import io.ticketing.auth.attempts.Allowance;
import io.ticketing.auth.attempts.Counter;
import io.ticketing.auth.domain.Email;
import io.ticketing.auth.tokens.Devices;

/// The counters of a sign-in with a wrong password.
///
/// A browser that was signed in to the account before has its own allowance, and so has each
/// network. All networks that the account was never signed in from share another one, so that a
/// password can't be guessed from thousands of them. It never blocks the known ones.
@ApplicationScoped
public class SignInLimits {

    private static final Duration STRANGERS_PERIOD = Duration.ofHours(1);

    private final Devices devices;
    private final Allowance perEmail;
    private final Allowance perAddress;
    private final Allowance ofStrangers;

    SignInLimits(Devices devices, AuthConfig config) {
        AuthConfig.SignIn limits = config.signIn();
        this.devices = devices;
        this.perEmail = Allowance.growing(limits.attemptsPerEmail());
        this.perAddress = Allowance.steady(limits.attemptsPerAddress(), limits.period());
        this.ofStrangers = Allowance.steady(limits.attemptsOfStrangers(), STRANGERS_PERIOD);
    }

    public boolean isKnownDevice(Email email, Client client) {
        return devices.known(client.device(), email).isPresent();
    }

    /// The counters that are checked first.
    public List<Counter> of(Email email, Client client) {
        String network = client.network().name();
        return devices.known(client.device(), email)
                .map(device -> List.of(Counter.of(perEmail, "device", email.value(), device)))
                .orElseGet(() -> List.of(
                        Counter.of(perAddress, "sign-in", network),
                        Counter.of(perEmail, "network", email.value(), network)));
    }

    /// The counters that all unknown networks share.
    public List<Counter> ofStrangers(Email email) {
        return List.of(Counter.of(ofStrangers, "strangers", email.value()));
    }
}
