package io.ticketing.servers.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessRecordTest {

    private static final ProcessRecord THIS = ProcessRecord.of(ProcessHandle.current(), StopSignal.TERM);

    @TempDir
    private Path folder;

    @Test
    void findsTheProcessItWasWrittenFor() {
        Path file = ProcessRecord.file(folder, "this");
        THIS.write(file);

        assertThat(ProcessRecord.read(file).orElseThrow().process()).contains(ProcessHandle.current());
    }

    @Test
    void isNotTakenInByAnotherProcessWithTheSameId() {
        var older = new ProcessRecord(THIS.pid(), THIS.startedAt().minus(Duration.ofHours(1)), StopSignal.TERM);

        assertThat(older.process()).isEmpty();
    }

    @Test
    void countsWhereItWasWrittenAlsoAfterAMoveButNotInACopy() throws IOException {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        THIS.write(ProcessRecord.file(tree, "this"));
        Path copy = Files.createDirectory(folder.resolve("copy"));
        Files.copy(ProcessRecord.file(tree, "this"), ProcessRecord.file(copy, "this"));

        assertThat(ProcessRecord.leftIn(copy)).isEmpty();

        Path moved = Files.move(tree, folder.resolve("moved"));

        assertThat(ProcessRecord.leftIn(moved)).hasSize(1);
    }

    @Test
    void ignoresRecordsThatAreMissingOrCutOff() throws IOException {
        Path cut = Files.writeString(ProcessRecord.file(folder, "cut"), THIS.pid() + " 17");

        assertThat(ProcessRecord.read(cut)).isEmpty();
        assertThat(ProcessRecord.read(ProcessRecord.file(folder, "none"))).isEmpty();
        assertThat(ProcessRecord.leftIn(folder)).isEmpty();
        assertThat(ProcessRecord.leftIn(folder.resolve("none"))).isEmpty();
    }

    @Test
    void listsTheYoungestFirst() throws IOException {
        Process younger = new ProcessBuilder("sleep", "60").start();
        try {
            var record = ProcessRecord.of(younger.toHandle(), StopSignal.INT);
            THIS.write(ProcessRecord.file(folder, "a-older"));
            record.write(ProcessRecord.file(folder, "b-younger"));

            assertThat(ProcessRecord.leftIn(folder).stream().map(ProcessRecord::pid))
                    .isEqualTo(List.of(younger.pid(), THIS.pid()));
        } finally {
            younger.destroyForcibly();
        }
    }
}
