package io.ticketing.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The README's purchases print what the README says.
@Journey
class ReadmeIT {

    /// A purchase, and the output that the README shows after it.
    private static final Pattern PURCHASE = Pattern.compile("```sh\n(base=.*?)```.*?```text\n(.*?)```", Pattern.DOTALL);

    static List<Arguments> purchases() throws IOException {
        var readme = Files.readString(RunningSystem.root().resolve("README.md"));
        return PURCHASE.matcher(readme)
                .results()
                .map((MatchResult found) -> Arguments.of(found.group(1), found.group(2)))
                .toList();
    }

    @Test
    void thereAreAShortAndALongOne() throws IOException {
        assertThat(purchases()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("purchases")
    void printsWhatTheReadmeShows(String commands, String output) throws Exception {
        var origin = RunningSystem.current().origin();

        assertThat(run(commands.replace("http://localhost:8080", origin))).isEqualTo(output);
    }

    private static String run(String script) throws IOException, InterruptedException {
        var file = Files.writeString(Files.createTempFile("walk", ".sh"), script);
        var output = Path.of(file + ".out").toFile();
        var shell = new ProcessBuilder("sh", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output.toPath());
    }
}
