package io.ticketing.load.limit;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;

import io.ticketing.load.generator.Tally;

/// How many passwords per second can be hashed, with auth's parameters and as many threads.
public final class HashingLimit {

    private static final int THREADS = 2;
    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int HASH_BYTES = 32;
    private static final byte[] PASSWORD = "correct horse battery".getBytes();
    private static final byte[] SALT = new byte[16];

    private HashingLimit() {}

    public static Tally measure(Duration duration) throws Exception {
        Argon2Function argon2 = Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, HASH_BYTES, Argon2.ID);
        List<Callable<?>> threads = Collections.nCopies(THREADS, () -> argon2.hash(PASSWORD, SALT));
        Threads.repeat(threads, duration.dividedBy(3));
        return Threads.repeat(threads, duration);
    }
}
