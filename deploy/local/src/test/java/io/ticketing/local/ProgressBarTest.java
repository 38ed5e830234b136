package io.ticketing.local;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressBarTest {

    private final StringWriter out = new StringWriter();
    private final Console console = new Console(new PrintWriter(out));

    @Test
    void growsInPlaceOnATerminal() {
        var bar = new ProgressBar(console, true);
        bar.listed(1, 4);
        bar.listed(4, 4);
        console.say("Done.");

        assertThat(out.toString())
                .isEqualTo("\r  [########........................] 1 of 4"
                        + "\r  [################################] 4 of 4%nDone.%n".formatted());
    }

    @Test
    void saysALineNowAndThenElsewhere() {
        var bar = new ProgressBar(console, false);
        for (int done = 1; done <= 45; done++) {
            bar.listed(done, 45);
        }

        assertThat(out.toString().lines())
                .containsExactly("  20 of 45 offers listed", "  40 of 45 offers listed", "  45 of 45 offers listed");
    }
}
