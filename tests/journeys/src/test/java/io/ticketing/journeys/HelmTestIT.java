package io.ticketing.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The purchase of `helm test` does what the installation guide says. The chart and this test use
/// the same script.
@Journey
class HelmTestIT {

    private static final String SCRIPT = "deploy/helm/ticketing/files/buy-a-ticket.sh";
    private static final Pattern OUTPUT = Pattern.compile("```text\n(the seller signs up: .*?)```", Pattern.DOTALL);

    /// The pod's image has curl, and the script uses only these of Alpine's tools.
    private static final List<String> TOOLS = List.of("sh", "curl", "cat", "date", "mktemp", "sed", "sleep");

    @Test
    void buysATicket() throws Exception {
        var guide = Files.readString(RunningSystem.root().resolve("docs/install.md"));
        var expected = OUTPUT.matcher(guide);
        assertThat(expected.find()).isTrue();

        assertThat(run()).isEqualTo(expected.group(1));
    }

    private String run() throws IOException, InterruptedException {
        var tools = Files.createTempDirectory("tools");
        for (String tool : TOOLS) {
            Files.createSymbolicLink(tools.resolve(tool), find(tool));
        }
        var output = tools.resolve("output");
        var command = List.of("sh", RunningSystem.root().resolve(SCRIPT).toString());
        var shell = new ProcessBuilder(command).redirectErrorStream(true);
        shell.environment().put("PATH", tools.toString());
        shell.environment().put("BASE", RunningSystem.current().origin());
        var running = shell.redirectOutput(output.toFile()).start();
        assertThat(running.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(running.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }

    private static Path find(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
