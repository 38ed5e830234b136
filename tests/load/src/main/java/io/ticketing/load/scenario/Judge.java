package io.ticketing.load.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.ticketing.load.generator.Tally;

/// What no machine excuses, however slow or busy it is: only ratios count, and only large ones.
final class Judge {

    /// Of all waiting, in calls that take so many times the median. Where one call in sixty stalls for
    /// seconds, nearly all waiting is there.
    private static final double MOST_STALLED = 0.5;

    private static final double STALL_IN_MEDIANS = 20;
    private static final double MOST_TIMES_ALONE = 10;
    private static final double MOST_REFUSED = 0.01;
    private static final double LEAST_OF_LIMIT = 0.001;

    private Judge() {}

    /// @return what is wrong, in sentences
    static List<String> complaints(List<Result> results) {
        return results.stream()
                .filter(result -> !result.isLimit())
                .flatMap(result -> complaints(result).stream())
                .toList();
    }

    private static List<String> complaints(Result result) {
        List<String> complaints = new ArrayList<>();
        Tally tally = result.tally();
        double stalled = tally.waitingBeyond(STALL_IN_MEDIANS);
        if (stalled > MOST_STALLED) {
            complaints.add(String.format(
                    Locale.ROOT,
                    "%s: some calls stall. %.0f %% of all waiting is in calls that take over %.0f times the median of %.1f ms.",
                    result.name(),
                    stalled * 100,
                    STALL_IN_MEDIANS,
                    tally.percentile(50).toNanos() / 1e6));
        }
        double timesAlone = result.figures().getOrDefault(Calm.TIMES_ALONE, 0.0);
        if (timesAlone > MOST_TIMES_ALONE) {
            complaints.add(String.format(
                    Locale.ROOT,
                    "%s: others stop it. It takes %.0f times as long as alone.",
                    result.name(),
                    timesAlone));
        }
        long refused = tally.calls() - tally.successes();
        if (refused > tally.calls() * MOST_REFUSED) {
            complaints.add("%s: %d of %d calls failed.".formatted(result.name(), refused, tally.calls()));
        }
        if (result.limit() > 0 && result.ofLimit() < LEAST_OF_LIMIT) {
            complaints.add(String.format(Locale.ROOT, "%s: only %.4f of the limit.", result.name(), result.ofLimit()));
        }
        return complaints;
    }
}
