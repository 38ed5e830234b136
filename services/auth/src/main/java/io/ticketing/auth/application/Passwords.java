package io.ticketing.auth.application;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import io.ticketing.auth.AuthConfig;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Hashes and verifies passwords on a few threads of its own, since each hash takes much memory and
/// time.
///
/// Past the bound of its queue it fails at once with [RejectedExecutionException].
@ApplicationScoped
public class Passwords {

    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final Argon2Function argon2;
    private final String parameters;
    private final String nobodys;
    private final ExecutorService threads;

    Passwords(AuthConfig config) {
        AuthConfig.Passwords settings = config.passwords();
        argon2 =
                Argon2Function.getInstance(
                        settings.memoryKib(),
                        settings.iterations(),
                        settings.parallelism(),
                        HASH_BYTES,
                        Argon2.ID);
        parameters =
                "$argon2id$v=%d$m=%d,t=%d,p=%d$"
                        .formatted(
                                argon2.getVersion(),
                                settings.memoryKib(),
                                settings.iterations(),
                                settings.parallelism());
        nobodys = parameters + zeros(SALT_BYTES) + "$" + zeros(HASH_BYTES);
        threads =
                new ThreadPoolExecutor(
                        settings.threads(),
                        settings.threads(),
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(settings.queue()),
                        Thread.ofPlatform().daemon().name("password-", 0).factory());
    }

    Uni<String> hash(String password) {
        return offTheEventLoop(() -> argon2.hash(normalized(password), salt()).getResult());
    }

    Uni<Boolean> matches(String password, String hash) {
        return offTheEventLoop(
                () ->
                        Argon2Function.getInstanceFromHash(hash)
                                .check(normalized(password), hash.getBytes(UTF_8)));
    }

    /// A hash that no password has, which takes as long to verify as anybody's.
    String nobodys() {
        return nobodys;
    }

    boolean isOutdated(String hash) {
        return !hash.startsWith(parameters);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    private <T> Uni<T> offTheEventLoop(Supplier<T> work) {
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(threads)
                .emitOn(rest -> context.runOnContext(nothing -> rest.run()));
    }

    private static String zeros(int bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(new byte[bytes]);
    }

    /// One password whichever way a keyboard composes its characters.
    private static byte[] normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(UTF_8);
    }

    private static byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        // Not a constant: a native executable would hold one that was seeded when it was built.
        new SecureRandom().nextBytes(salt);
        return salt;
    }
}
