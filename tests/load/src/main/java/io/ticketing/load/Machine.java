package io.ticketing.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/// The machine on which figures were measured, as they mean nothing without it.
///
/// @param memory in bytes
public record Machine(int cores, String processor, long memory, String java, String system) {

    private static final double GIB = 1024.0 * 1024 * 1024;
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    public static Machine current() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                processor(system.getArch()),
                system.getTotalMemorySize(),
                "%s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor")),
                "%s %s".formatted(system.getName(), system.getVersion()));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%d cores (%s), %.0f GiB, %s, JDK %s", cores, processor, memory / GIB, system, java);
    }

    /// The model if the system reports it, otherwise its kind.
    private static String processor(String kind) {
        if (!Files.isReadable(CPUINFO)) {
            return kind;
        }
        try (Stream<String> lines = Files.lines(CPUINFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(kind);
        } catch (IOException unreadable) {
            return kind;
        }
    }
}
