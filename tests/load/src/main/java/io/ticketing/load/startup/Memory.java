package io.ticketing.load.startup;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How the memory of a process is measured, in bytes.
enum Memory {
    /// The process's own memory, and its share of memory that several processes use.
    PSS {
        @Override
        long of(long pid) throws IOException {
            return pss(Files.readAllLines(Path.of("/proc", "" + pid, ROLLUP)));
        }
    },
    /// All its memory, shared or not.
    RSS {
        @Override
        long of(long pid) throws IOException {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", "" + pid).start();
            try (BufferedReader out = ps.inputReader()) {
                return kibibytes(out.readLine());
            }
        }
    };

    private static final String ROLLUP = "smaps_rollup";
    private static final int KIB = 1024;

    static Memory ofThisSystem() {
        return Files.isReadable(Path.of("/proc/self", ROLLUP)) ? PSS : RSS;
    }

    abstract long of(long pid) throws IOException;

    static long pss(List<String> rollup) {
        return rollup.stream()
                .filter(line -> line.startsWith("Pss:"))
                .map(line -> line.substring("Pss:".length()).replace("kB", ""))
                .mapToLong(Memory::kibibytes)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No Pss in " + rollup));
    }

    private static long kibibytes(String number) {
        return Long.parseLong(number.strip()) * KIB;
    }
}
