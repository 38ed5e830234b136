package io.ticketing.load.limit;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

import io.ticketing.load.generator.Tally;

import static java.nio.charset.StandardCharsets.UTF_8;

/// How many passwords per second can be hashed, with auth's parameters and as many threads.
public final class HashingLimit {

    private static final int THREADS = 2;
    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int HASH_BYTES = 32;
    private static final byte[] PASSWORD = "correct horse battery".getBytes(UTF_8);
    private static final byte[] SALT = new byte[16];

    private HashingLimit() {}

    public static Tally measure(Duration duration) throws Exception {
        List<Callable<?>> threads = Collections.nCopies(THREADS, HashingLimit::hash);
        Threads.repeat(threads, duration.dividedBy(3));
        return Threads.repeat(threads, duration);
    }

    private static byte[] hash() {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(ITERATIONS)
                .withParallelism(PARALLELISM)
                .withSalt(SALT)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        argon2.generateBytes(PASSWORD, hash);
        return hash;
    }
}
