package io.ticketing.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The README's walk does what the README says.
@Journey
class ReadmeIT {

    private static final Pattern WALK = Pattern.compile("```sh\n(base=.*?)```", Pattern.DOTALL);
    private static final Pattern OUTPUT =
            Pattern.compile("```text\n(the ticket: .*?)```", Pattern.DOTALL);

    @Test
    void theWalkReachesTheEndItPrints() throws Exception {
        var readme = Files.readString(RunningSystem.root().resolve("README.md"));
        var walk =
                only(WALK, readme)
                        .replace("http://localhost:8080", RunningSystem.current().origin());

        assertThat(run(walk)).isEqualTo(only(OUTPUT, readme));
    }

    private static String only(Pattern block, String readme) {
        var matcher = block.matcher(readme);
        assertThat(matcher.find()).as(block.pattern()).isTrue();
        return matcher.group(1);
    }

    private static String run(String script) throws IOException, InterruptedException {
        var file = Files.writeString(Files.createTempFile("walk", ".sh"), script);
        var output = Path.of(file + ".out").toFile();
        var shell =
                new ProcessBuilder("sh", file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output)
                        .start();
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output.toPath());
    }
}
