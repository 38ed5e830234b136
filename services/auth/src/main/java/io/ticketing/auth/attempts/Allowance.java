package io.ticketing.auth.attempts;

import java.time.Duration;

/// How many attempts pass at once, and how long each further one must wait after the last.
///
/// @param free attempts that need not wait
/// @param pause before the next one; it doubles with each
/// @param doublings how often it doubles at the most
/// @param recovery after which one attempt is forgotten; no shorter than the longest pause
public record Allowance(int free, Duration pause, int doublings, Duration recovery) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 7;
    private static final Duration RECOVERY = Duration.ofMinutes(3);

    /// So many at once, and as many in each period.
    public static Allowance steady(int attempts, Duration period) {
        Duration each = period.dividedBy(attempts);
        Duration pause = each.toMillis() == 0 ? Duration.ofMillis(1) : each;
        return new Allowance(attempts, pause, 0, pause);
    }

    /// So many at once; then a second's pause, two, four, and so on up to two minutes.
    public static Allowance growing(int attempts) {
        return new Allowance(attempts, FIRST_PAUSE, DOUBLINGS, RECOVERY);
    }

    /// Those that are not forgotten yet.
    int left(int count, long passed) {
        return (int) Math.max(0, count - passed / recovery.toMillis());
    }

    /// Milliseconds to wait; none, or less, means that an attempt may be made.
    long wait(int left, long passed) {
        return left < free ? 0 : (pause.toMillis() << Math.min(left - free, doublings)) - passed;
    }

    /// As many as make a difference.
    int most() {
        return free + doublings + 1;
    }
}
