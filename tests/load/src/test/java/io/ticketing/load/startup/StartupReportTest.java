package io.ticketing.load.startup;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.ticketing.local.parts.Service;

import static org.assertj.core.api.Assertions.assertThat;

class StartupReportTest {

    private static final long MIB = 1024 * 1024;

    private final Map<Form, Starts> forms = new EnumMap<>(Form.class);

    @Test
    void comparesEachFormWithThePlainJvm() {
        forms.put(Form.PLAIN, new Starts(List.of(start(4000, 6000, 5000, 120))));
        forms.put(Form.AOT, new Starts(List.of(start(1000, 2000, 1500, 90), start(1000, 2010, 1500, 90))));

        List<String> rows = new StartupReport(Memory.PSS, true).rows(Service.ORDERS, forms);

        assertThat(rows.stream().map(row -> row.replaceAll(" +", " ")))
                .containsExactly(
                        "| orders | JVM | 4.00 | | 6.00 | | 6.00–6.00 | 5.00 | 120 |",
                        "| orders | JVM, AOT cache | 1.00 | 4.0× | 2.01 | 3.0× | 2.00–2.01 | 1.50 | 90 |");
    }

    @Test
    void namesTheKindOfMemoryThatWasMeasured() {
        assertThat(new StartupReport(Memory.RSS, true).head().getFirst()).contains("RSS MiB");
    }

    private static Start start(long live, long ready, long cpu, long memory) {
        return new Start(Duration.ofMillis(live), Duration.ofMillis(ready), Duration.ofMillis(cpu), memory * MIB);
    }
}
