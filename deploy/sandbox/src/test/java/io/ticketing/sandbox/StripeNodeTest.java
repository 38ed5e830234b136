package io.ticketing.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// A merchant with Stripe's library for Node.js. Skipped if there is no Node.js, except on a build
/// server.
class StripeNodeTest {

    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path FOLDER = Path.of("target/node");
    private static final int MINUTES = 3;

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @BeforeAll
    static void installTheLibrary() throws Exception {
        assumeTrue(
                System.getenv("CI") != null || Stream.of("node", "npm").allMatch(StripeNodeTest::isOnPath),
                "Stripe's library for Node.js needs Node.js and npm: on Debian, apt-get install nodejs npm");
        Files.createDirectories(FOLDER);
        for (var file : List.of(".npmrc", "package.json", "package-lock.json", "merchant.test.js")) {
            Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(FOLDER.resolve("node_modules/.package-lock.json"))) {
            run("npm", "ci", "--prefer-offline", "--no-progress");
        }
    }

    @Test
    void servesTheMerchant() throws Exception {
        run("node", "--test");
    }

    private static void run(String... words) throws IOException, InterruptedException {
        var log = FOLDER.resolve(words[0] + ".log");
        var builder = new ProcessBuilder(words)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .put("SANDBOX_PORT", Integer.toString(GATEWAY.client().port()));
        var process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0)
                .as("%s: %s", words[0], Files.readString(log))
                .isTrue();
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
