package io.ticketing.local;

import java.io.PrintWriter;

import io.ticketing.local.parts.Progress;

/// What the person at the terminal reads: one line for each thing that happens.
final class Console implements Progress {

    private final PrintWriter out;

    Console(PrintWriter out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public void ready(String part, long begin) {
        say("  %-16s ready in %4.1f s".formatted(part, seconds(begin)));
    }

    static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
