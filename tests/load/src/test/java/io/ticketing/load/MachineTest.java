package io.ticketing.load;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MachineTest {

    @Test
    void saysWhatFiguresDependOn() {
        Machine machine = new Machine(2, "A Processor", 16L << 30, "25.0.1+8 (A Vendor)", "Linux 6.18");

        assertThat(machine).hasToString("2 cores (A Processor), 16 GiB, Linux 6.18, JDK 25.0.1+8 (A Vendor)");
    }

    @Test
    void knowsTheOneItRunsOn() {
        Machine machine = Machine.current();

        assertThat(machine.cores()).isPositive();
        assertThat(machine.memory()).isPositive();
        assertThat(machine.processor()).isNotBlank();
    }
}
