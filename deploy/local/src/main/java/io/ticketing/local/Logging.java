package io.ticketing.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Sends the logs of the broker and other libraries to a file, so that the terminal stays readable.
public final class Logging {

    private static final int BYTES = 10 * 1024 * 1024;

    private Logging() {}

    public static void silence() {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
    }

    public static void toFile(Path log) throws IOException {
        Files.createDirectories(log.getParent());
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$-7s %3$s: %5$s%6$s%n");
        silence();
        Logger root = Logger.getLogger("");
        Handler file = new FileHandler(log.toString(), BYTES, 1, true);
        file.setFormatter(new SimpleFormatter());
        root.addHandler(file);
        root.setLevel(Level.INFO);
    }
}
