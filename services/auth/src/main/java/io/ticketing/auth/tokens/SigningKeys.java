package io.ticketing.auth.tokens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduled;

import io.ticketing.auth.AuthConfig;

/// The keys in the folder, read repeatedly so that they rotate without a restart.
///
/// A new key is published at once. It signs after a delay, when every service has it. A removed key
/// verifies nothing after the next reading.
@ApplicationScoped
public class SigningKeys {

    private final Path folder;
    private final Duration publishDelay;
    private final Clock clock;

    /// Oldest name first; never empty once started.
    private volatile List<SigningKey> keys = List.of();

    SigningKeys(AuthConfig config, Clock clock) {
        this.folder = config.keysDirectory();
        this.publishDelay = config.keysPublishDelay();
        this.clock = clock;
    }

    public List<SigningKey> all() {
        return keys;
    }

    public Optional<PublicKey> publicKey(String id) {
        return keys.stream()
                .filter(key -> key.id().equals(id))
                .<PublicKey>map(SigningKey::publicKey)
                .findFirst();
    }

    /// The newest key that has been published long enough; if there is none, the oldest published
    /// one.
    SigningKey signer() {
        Instant published = clock.instant().minus(publishDelay);
        List<SigningKey> known = keys;
        return known.reversed().stream()
                .filter(key -> !key.writtenAt().isAfter(published))
                .findFirst()
                .orElseGet(known::getFirst);
    }

    void start(@Observes StartupEvent event) {
        reload();
        if (keys.isEmpty()) {
            throw new ConfigurationException("No signing key in "
                    + folder.toAbsolutePath()
                    + ": put a PEM file with an EC P-256 private key there, or set"
                    + " TICKETING_AUTH_KEYS_DIRECTORY.");
        }
    }

    @Scheduled(
            every = "{ticketing.auth.keys-reload-interval}",
            delayed = "{ticketing.auth.keys-reload-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void reload() {
        List<SigningKey> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().endsWith(".pem"))
                    .map(KeyFile::new)
                    .sorted(Comparator.comparing(KeyFile::keyId))
                    .forEach(file -> read(file).ifPresent(found::add));
        } catch (IOException unreadable) {
            Log.debug("The folder of signing keys can't be read", unreadable);
        }
        if (found.isEmpty() && !keys.isEmpty()) {
            Log.errorf("No signing key can be read in %s; keeping those known so far", folder);
            return;
        }
        keys = List.copyOf(found);
    }

    private Optional<SigningKey> read(KeyFile file) {
        Optional<SigningKey> known =
                keys.stream().filter(key -> key.id().equals(file.keyId())).findFirst();
        try {
            Instant writtenAt = file.writtenAt();
            if (known.filter(key -> key.writtenAt().equals(writtenAt)).isPresent()) {
                return known;
            }
            return Optional.of(file.read());
        } catch (IOException | GeneralSecurityException | ClassCastException e) {
            Log.warnf("%s is no signing key: %s", file.path(), e.getMessage());
            return known;
        }
    }
}
