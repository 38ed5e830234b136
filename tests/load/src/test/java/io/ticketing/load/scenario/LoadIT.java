package io.ticketing.load.scenario;

import java.io.IOException;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import io.ticketing.load.BenchProcess;

import static org.assertj.core.api.Assertions.assertThat;

/// The short form, as people run it. It fails when calls stall, or when a ticket whose buyers wait
/// stops another. It knows no absolute times, which a build can't guarantee.
class LoadIT {

    private static final int LIMIT_IN_MINUTES = 15;

    @Test
    void nothingStallsAndNoTicketStopsAnother() throws IOException, InterruptedException {
        Path json = BenchProcess.target("load.json");
        Path html = BenchProcess.target("load.html");

        BenchProcess.run("load", LIMIT_IN_MINUTES, "--short", "--json=" + json, "--html=" + html);

        JsonNode run = new ObjectMapper().readTree(json.toFile());
        assertThat(run.get("complaints")).isEmpty();
        assertThat(run.get("loads"))
                .isNotEmpty()
                .allSatisfy(load -> assertThat(load.get("perSecond").asDouble())
                        .as("%s", load.get("name"))
                        .isPositive());
        assertThat(html).content().contains("<svg", "different tickets");
    }
}
