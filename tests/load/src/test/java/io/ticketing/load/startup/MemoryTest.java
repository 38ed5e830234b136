package io.ticketing.load.startup;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class MemoryTest {

    @Test
    void readsTheShareOfTheProcess() {
        List<String> rollup = List.of(
                "563df83af000-7ffe163ed000 ---p 00000000 00:00 0    [rollup]",
                "Rss:              181616 kB",
                "Pss:              107280 kB",
                "Pss_Dirty:         90112 kB");

        assertThat(Memory.pss(rollup)).isEqualTo(107280L * 1024);
    }

    @ParameterizedTest
    @EnumSource(Memory.class)
    void measuresThisProcess(Memory memory) throws IOException {
        assumeTrue(memory != Memory.PSS || Memory.ofThisSystem() == Memory.PSS);

        assertThat(memory.of(ProcessHandle.current().pid())).isGreaterThan(10L * 1024 * 1024);
    }
}
