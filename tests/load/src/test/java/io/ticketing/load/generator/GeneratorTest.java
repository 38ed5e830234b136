package io.ticketing.load.generator;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GeneratorTest {

    private static final int OK = 200;
    private static final int REFUSED = 503;
    private static final Duration STALL = Duration.ofMillis(500);

    private Generator generator;
    private long begin;

    @BeforeEach
    void start() throws InterruptedException {
        generator = new Generator();
        begin = System.nanoTime();
    }

    @AfterEach
    void close() throws InterruptedException {
        generator.close();
    }

    /// A server that answers nothing for half of the second: half of the callers wait, the first of
    /// them for all of the stall. With callers who wait for an answer before they call again, only
    /// two would.
    @Test
    void countsTheTimeFromWhenACallWasDue() throws InterruptedException {
        Tally tally = generator.open(_ -> stalled(), Schedule.steady(200, Duration.ofSeconds(1)), 2);

        assertThat(tally.calls()).isEqualTo(200);
        assertThat(tally.percentile(99)).isGreaterThan(STALL.multipliedBy(9).dividedBy(10));
        assertThat(tally.percentile(70)).isGreaterThan(STALL.dividedBy(4));
    }

    @Test
    void saysWhoGaveUpBeforeTheyCouldCall() throws InterruptedException {
        Duration patience = Duration.ofMillis(100);

        Tally tally = Generator.await(OpenLoop.run(
                generator.vertx().getOrCreateContext(),
                _ -> stalled(),
                Schedule.steady(200, Duration.ofSeconds(1)),
                2,
                patience));

        assertThat(tally.calls()).isEqualTo(200);
        assertThat(tally.refusals()).containsOnlyKeys(Tally.NOT_SENT);
    }

    /// An answer that arrives on another thread than the call was made on may find nothing that
    /// listens.
    @Test
    void makesCallsWhereTheirAnswersArrive() throws InterruptedException {
        Thread thread = Generator.await(generator.run(GeneratorTest::currentThread));
        Thread within = Generator.await(generator.run(() -> generator.run(GeneratorTest::currentThread)));

        assertThat(thread).isNotEqualTo(Thread.currentThread()).isEqualTo(within);
    }

    @Test
    void callsAgainOnceAnswered() throws InterruptedException {
        Tally tally = generator.closed(_ -> after(Duration.ofMillis(20)), 3, Duration.ofMillis(500));

        assertThat(tally.calls()).isBetween(3L, 75L);
        assertThat(tally.percentile(1)).isGreaterThanOrEqualTo(Duration.ofMillis(19));
        assertThat(tally.rate()).isLessThan(151);
    }

    @Test
    void tellsRefusalsAndFailuresApart() throws InterruptedException {
        Tally tally = generator.closed(
                caller -> after(Duration.ofMillis(5))
                        .compose(_ -> caller == 0 ? Future.succeededFuture(REFUSED) : Future.failedFuture("closed")),
                2,
                Duration.ofMillis(50));

        assertThat(tally.successes()).isZero();
        assertThat(tally.refusals()).containsOnlyKeys(Tally.NO_ANSWER, REFUSED);
    }

    private static Future<Thread> currentThread() {
        return Future.succeededFuture(Thread.currentThread());
    }

    private Future<Integer> stalled() {
        Duration passed = Duration.ofNanos(System.nanoTime() - begin);
        Duration left = STALL.minus(passed);
        return after(left.isPositive() ? left : Duration.ofMillis(1));
    }

    private Future<Integer> after(Duration time) {
        return generator
                .vertx()
                .timer(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS)
                .map(OK);
    }
}
