package io.ticketing.local;

import io.ticketing.demo.FillCatalogue;

/// Shows progress: a growing bar on a terminal, and occasional lines elsewhere.
final class ProgressBar implements FillCatalogue.Progress {

    private static final int WIDTH = 32;
    private static final int LINE_EVERY = 20;

    private final Console console;
    private final boolean terminal;

    ProgressBar(Console console, boolean terminal) {
        this.console = console;
        this.terminal = terminal;
    }

    @Override
    public void listed(int done, int all) {
        if (terminal) {
            int filled = WIDTH * done / all;
            console.show("  [%s%s] %d of %d".formatted("#".repeat(filled), ".".repeat(WIDTH - filled), done, all));
        } else if (done % LINE_EVERY == 0 || done == all) {
            console.say("  %d of %d offers listed".formatted(done, all));
        }
    }
}
