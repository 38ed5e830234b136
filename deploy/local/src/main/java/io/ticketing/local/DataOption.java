package io.ticketing.local;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import io.ticketing.servers.Distribution;

/// Which installation a command is about.
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "<folder>",
            description = "Where data, keys and logs are. Default: .ticketing beside this program.")
    private @Nullable Path data;

    Installation installation() {
        Path folder = data == null ? root().resolve(".ticketing") : data;
        return new Installation(folder.toAbsolutePath().normalize());
    }

    Path root() {
        return Distribution.ofThisProgram().root();
    }
}
