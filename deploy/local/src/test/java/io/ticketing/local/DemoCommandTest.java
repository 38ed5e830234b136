package io.ticketing.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import io.ticketing.demo.TestApi;
import io.ticketing.local.parts.Ports;

import static org.assertj.core.api.Assertions.assertThat;

class DemoCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final PrintWriter writer = new PrintWriter(out);

    private TestApi api;

    @BeforeEach
    void start() throws IOException {
        api = TestApi.start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void fillsASystemElsewhereAndSaysHowToSignIn() {
        assertThat(demo("--address", api.address().toString())).isZero();

        int all = api.tickets().size();
        assertThat(out.toString().lines())
                .startsWith("Filling the catalogue at " + api.address())
                .contains(
                        "  20 of %d offers listed".formatted(all),
                        "  %d of %d offers listed".formatted(all, all),
                        "It has all %d offers of the demo, %d of them new.".formatted(all, all),
                        "Sign in as box-office@demo.ticketing.example, password take-your-seats.");
    }

    @Test
    void listsNothingTheSecondTime() {
        demo("--address", api.address().toString());
        int all = api.tickets().size();

        assertThat(demo("--port", "" + api.address().getPort())).isZero();
        assertThat(api.tickets()).hasSize(all);
        assertThat(out.toString()).contains("all %d offers of the demo, 0 of them new".formatted(all));
    }

    @Test
    void findsTheRunningSystem() throws IOException {
        // This process acts as the launcher.
        new Installation(folder).enter(new Ports(api.address().getPort()));

        assertThat(demo()).isZero();
        assertThat(api.tickets()).isNotEmpty();
    }

    @Test
    void saysInOneLineThatNothingAnswers() {
        URI address = api.address();
        api.close();

        assertThat(demo("--address", address.toString())).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(out.toString().lines())
                .containsExactly(
                        "Filling the catalogue at " + address,
                        "Nothing answers at %s. Is the system running there?".formatted(address));
    }

    @Test
    void stopsNothingWhenItFailsWhileTheSystemRuns() {
        URI address = api.address();
        api.close();

        new Demo(new Console(writer)).tryToFill(address);

        assertThat(out.toString().lines().toList().getLast())
                .startsWith("The demo is not complete. Nothing answers at " + address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "ftp://localhost", "http:///x", "nonsense"})
    void refusesAddressesThatAreNone(String address) {
        assertThat(demo("--address", address)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(out.toString()).contains("--address").contains("See ./ticketing demo --help");
    }

    @Test
    void refusesTwoPlacesAtOnce() {
        assertThat(demo("--address", api.address().toString(), "--port", "8080"))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(api.tickets()).isEmpty();
    }

    private int demo(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "demo";
        all[1] = "--data";
        all[2] = folder.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Main.commandLine().setOut(writer).setErr(writer).execute(all);
    }
}
