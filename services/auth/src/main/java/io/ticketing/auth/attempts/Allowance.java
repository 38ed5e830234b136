package io.ticketing.auth.attempts;

import java.time.Duration;

/// How many attempts are free, and how long each further one must wait after the last.
///
/// @param free attempts without a wait
/// @param pause the wait for the next one; it doubles with each
/// @param doublings how often it doubles at most
/// @param recovery after this time one attempt is forgotten; at least the longest pause
public record Allowance(int free, Duration pause, int doublings, Duration recovery) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 7;
    private static final Duration RECOVERY = Duration.ofMinutes(3);

    /// A number of free attempts, and the same number in each period.
    public static Allowance steady(int attempts, Duration period) {
        Duration each = period.dividedBy(attempts);
        Duration pause = each.toMillis() == 0 ? Duration.ofMillis(1) : each;
        return new Allowance(attempts, pause, 0, pause);
    }

    /// A number of free attempts; then a pause of one second, two, four, up to two minutes.
    public static Allowance growing(int attempts) {
        return new Allowance(attempts, FIRST_PAUSE, DOUBLINGS, RECOVERY);
    }

    /// The attempts that are not forgotten yet.
    int left(int count, long passed) {
        return (int) Math.max(0, count - passed / recovery.toMillis());
    }

    /// Milliseconds to wait; zero or less means that an attempt may be made.
    long wait(int left, long passed) {
        return left < free ? 0 : (pause.toMillis() << Math.min(left - free, doublings)) - passed;
    }

    /// The highest count that makes a difference.
    int most() {
        return free + doublings + 1;
    }
}
