package io.ticketing.deadletters;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/// What the tool says before it asks a broker.
class RefusalsTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void refusesATopicThatHasNoDeadLetters() {
        assertThat(run("replay", "--topic", "paymnets")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(out.toString())
                .contains("There is no topic paymnets")
                .contains("expirations, orders, payments, tickets");
    }

    @Test
    void asksForABroker() {
        assertThat(run("list")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(out.toString()).contains("Name a broker with --bootstrap-servers.");
    }

    @Test
    void saysInOneLineThatAFileCanNotBeRead() {
        String missing = folder.resolve("nothing.properties").toString();

        assertThat(run("list", "--bootstrap-servers", "127.0.0.1:9", "--command-config", missing))
                .isEqualTo(CommandLine.ExitCode.SOFTWARE);

        assertThat(out.toString().lines()).singleElement().asString().contains("nothing.properties can't be read");
    }

    private int run(String... arguments) {
        PrintWriter writer = new PrintWriter(out);
        return Main.commandLine().setOut(writer).setErr(writer).execute(arguments);
    }
}
