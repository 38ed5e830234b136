package io.ticketing.load;

import java.io.PrintWriter;

/// A line on a terminal that shows the current step and disappears after it; nothing elsewhere.
public final class StepLine {

    private static final String CLEARED = "\r\u001b[K";

    private final PrintWriter terminal;
    private final boolean shown = System.console() != null && System.console().isTerminal();

    public StepLine(PrintWriter terminal) {
        this.terminal = terminal;
    }

    public void show(String step) {
        print(CLEARED + step);
    }

    public void clear() {
        print(CLEARED);
    }

    private void print(String text) {
        if (shown) {
            terminal.print(text);
            terminal.flush();
        }
    }
}
