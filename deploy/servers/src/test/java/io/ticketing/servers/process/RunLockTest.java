package io.ticketing.servers.process;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RunLockTest {

    @TempDir
    private Path folder;

    @Test
    void isHeldByOneAtATime() throws IOException {
        try (RunLock first = RunLock.take(folder).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(RunLock.take(folder)).isEmpty();
        }

        try (RunLock next = RunLock.take(folder).orElseThrow()) {
            assertThat(next).isNotNull();
        }
    }
}
