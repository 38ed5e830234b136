package io.ticketing.local;

import java.io.PrintWriter;

import io.ticketing.local.parts.Progress;

/// The output on the terminal: one line for each thing that happens.
public final class Console implements Progress {

    private final PrintWriter out;
    private boolean lineIsOpen;

    public Console(PrintWriter out) {
        this.out = out;
    }

    public synchronized void say(String line) {
        endLine();
        out.println(line);
        out.flush();
    }

    /// A line that the next one replaces.
    synchronized void show(String line) {
        out.print("\r" + line);
        out.flush();
        lineIsOpen = true;
    }

    synchronized void endLine() {
        if (lineIsOpen) {
            out.println();
            out.flush();
            lineIsOpen = false;
        }
    }

    @Override
    public void ready(String part, long begin) {
        say("  %-16s ready in %4.1f s".formatted(part, seconds(begin)));
    }

    static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
