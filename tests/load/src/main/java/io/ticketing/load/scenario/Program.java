package io.ticketing.load.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Runs scenarios one after another, and judges them if asked to.
final class Program {

    private final Bench bench;
    private final boolean judged;
    private final Consumer<Result> listener;
    private final List<String> complaints = new ArrayList<>();

    Program(Bench bench, boolean judged, Consumer<Result> listener) {
        this.bench = bench;
        this.judged = judged;
        this.listener = listener;
    }

    /// A fault is there again in a second run; other work on the machine hardly is.
    void run(Kind kind) throws Exception {
        List<Result> measured = kind.run(bench);
        if (judged && !Judge.complaints(measured).isEmpty()) {
            measured = kind.run(bench);
            complaints.addAll(Judge.complaints(measured));
        }
        measured.forEach(listener);
    }

    List<String> complaints() {
        return complaints;
    }
}
