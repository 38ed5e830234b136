package io.ticketing.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.ticketing.servers.process.StartFailure;

/// Shows what the parts wrote to their logs.
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Shows the end of the log of a part, or of all of them.")
final class LogsCommand implements Callable<Integer> {

    private static final String SUFFIX = ".log";

    @Mixin
    private DataOption data;

    @Parameters(
            arity = "0..1",
            paramLabel = "<part>",
            description =
                    "A service, postgres, redis, registry, launcher (with Kafka and the sandbox gateway) or build.")
    private @Nullable String part;

    @Option(
            names = {"-f", "--follow"},
            description = "Keep showing new lines, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "<number>",
            defaultValue = "50",
            description = "How many lines of each log. Default: ${DEFAULT-VALUE}.")
    private int lines;

    @Override
    public Integer call() throws Exception {
        List<String> command = new ArrayList<>(List.of("tail", "-n", String.valueOf(lines)));
        if (follow) {
            command.add("-F");
        }
        for (Path log : logs()) {
            command.add(log.toString());
        }
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private List<Path> logs() throws IOException {
        Path folder = data.installation().logs();
        if (!Files.isDirectory(folder)) {
            throw new StartFailure("There are no logs yet. Start the system with ./ticketing up");
        }
        List<Path> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
        if (part == null) {
            return all;
        }
        Path wanted = folder.resolve(part + SUFFIX);
        if (!all.contains(wanted)) {
            throw new StartFailure("There is no log of %s. There are: %s".formatted(part, names(all)));
        }
        return List.of(wanted);
    }

    private static String names(List<Path> logs) {
        return logs.stream()
                .map(log -> log.getFileName().toString().replace(SUFFIX, ""))
                .collect(Collectors.joining(", "));
    }
}
