package io.ticketing.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.ticketing.servers.JavaProgram.Speed;

import static org.assertj.core.api.Assertions.assertThat;

class JavaProgramTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    private Path folder;

    private Path jar;
    private Path cache;
    private JavaProgram program;

    @BeforeEach
    void build() throws IOException {
        jar = Files.createFile(folder.resolve("app.jar"));
        touch(jar, NOON);
        cache = folder.resolve("aot/app.aot");
        program = program("64m");
    }

    @Test
    void startsWithoutACacheUntilThereIsOne() throws IOException {
        assertThat(program.prepared()).isFalse();
        assertThat(program.command()).contains("-Xmx64m", "-jar").doesNotContain(option());
    }

    @Test
    void startsFromTheCacheItWasTrainedFor() throws IOException {
        train();

        assertThat(program.command()).contains(option());
        assertThat(program.commandWithoutCache()).contains("-Xmx64m").doesNotContain(option());
    }

    @Test
    void takesNoCacheOfAnOlderJar() throws IOException {
        train();
        touch(jar, NOON.plusSeconds(2));

        assertThat(program.prepared()).isFalse();
    }

    @Test
    void takesNoCacheMadeWithOtherOptions() throws IOException {
        train();

        assertThat(program("96m").prepared()).isFalse();
    }

    @Test
    void takesNoCacheThatWasMadeElsewhere() throws IOException {
        train();
        Path moved = Files.move(folder.resolve("app.jar"), folder.resolve("moved.jar"));
        touch(moved, NOON);

        var elsewhere = new JavaProgram(program.options(), program.application(), moved, program.cache());

        assertThat(elsewhere.prepared()).isFalse();
    }

    @Test
    void takesNoCacheOfATrainingThatDidNotEnd() throws IOException {
        train();
        program.training();

        assertThat(program.prepared()).isFalse();
    }

    private void train() throws IOException {
        assertThat(program.training()).contains("-XX:AOTCacheOutput=" + cache);
        Files.createFile(cache);
        touch(cache, NOON.plusSeconds(1));
        program.trained();
    }

    private JavaProgram program(String heap) {
        return new JavaProgram(JavaProgram.small(heap, Speed.START), List.of("-jar", jar.toString()), jar, cache);
    }

    private String option() {
        return "-XX:AOTCache=" + cache;
    }

    private static void touch(Path file, Instant time) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
