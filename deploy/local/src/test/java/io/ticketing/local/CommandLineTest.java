package io.ticketing.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import io.ticketing.local.UpCommand.TimeConverter;
import io.ticketing.local.parts.Ports;
import io.ticketing.servers.process.RunLock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CommandLineTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"20s", "15m", "90", "500ms", "PT1M"})
    void takesTimesAsTheServicesDo(String time) {
        assertThat(new TimeConverter().convert(time)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1s", "0s", "20 s", ""})
    void refusesWhatIsNoTime(String time) {
        assertThatThrownBy(() -> new TimeConverter().convert(time))
                .isInstanceOf(CommandLine.TypeConversionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65525", "http"})
    void refusesPortsThatAreNone(String port) {
        assertThat(run("up", "--port", port)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("demo", "--port", port)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(out.toString())
                .contains("--port")
                .contains("See ./ticketing up --help")
                .contains("See ./ticketing demo --help");
    }

    @Test
    void saysInOneLineThatItAlreadyRuns() throws IOException {
        try (RunLock other = RunLock.take(folder).orElseThrow()) {
            new Installation(folder).enter(new Ports(9000));

            assertThat(run("up")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
            assertThat(run("reset")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
            assertThat(other).isNotNull();
        }
        assertThat(out.toString().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("already runs") && line.contains("localhost:9000"))
                .anyMatch(line -> line.contains("Stop it first"));
    }

    @Test
    void saysThatNothingRuns() {
        assertThat(run("status")).isEqualTo(1);
        assertThat(run("down")).isZero();
        assertThat(run("dead-letters", "list")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(run("demo")).isEqualTo(CommandLine.ExitCode.SOFTWARE);

        assertThat(out.toString().lines()).hasSize(4).allMatch(line -> line.contains("Ticketing is not running"));
    }

    @Test
    void resetDeletesItsOwnDataOnly() throws IOException {
        Path precious = Files.writeString(folder.resolve("thesis.txt"), "precious");
        Path database = Files.createDirectories(folder.resolve("postgres/base"));
        Files.writeString(database.resolve("1"), "a table");

        assertThat(run("reset")).isZero();

        assertThat(folder.resolve("postgres")).doesNotExist();
        assertThat(precious).exists();
    }

    @Test
    void resetDeletesAFolderThatWasOnlyItsOwn() throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("kafka"));
        // What a start leaves behind that is killed in its first seconds, or while it prepares faster ones.
        Files.createDirectories(data.resolve("training/secrets"));
        Files.writeString(data.resolve("postgres.pw"), "secret");
        Files.writeString(data.resolve("postgres.pw.new"), "sec");

        assertThat(command(data, "reset")).isZero();

        assertThat(data).doesNotExist();
    }

    private int run(String... arguments) {
        return command(folder, arguments);
    }

    private int command(Path data, String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        PrintWriter writer = new PrintWriter(out);
        return Main.commandLine().setOut(writer).setErr(writer).execute(all);
    }
}
