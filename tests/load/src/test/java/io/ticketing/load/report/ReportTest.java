package io.ticketing.load.report;

import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

import io.ticketing.load.generator.Tally;
import io.ticketing.load.scenario.Result;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {

    private final Tally tally = new Tally();

    ReportTest() {
        for (int millis = 1; millis <= 100; millis++) {
            tally.record(201, Duration.ofMillis(millis));
        }
        tally.elapsed(Duration.ofSeconds(1));
        tally.record(503, Duration.ofMillis(1));
        tally.record(Tally.NO_ANSWER, Duration.ofMillis(1));
    }

    @Test
    void showsWhatEachLoadWasLike() {
        String row = new LoadTable(true).row(result());

        assertThat(row.split(" *\\| *")).contains("a <load>", "0.50", "50.0", "99.0", "102", "1 × no answer, 1 × 503");
    }

    @Test
    void showsWhoUsesTheCpu() {
        assertThat(new LoadTable(false).details(result()))
                .containsExactly("a <load>: event lag ms 7.0", "a <load>, CPU ms: orders 2.00");
    }

    @Test
    void givesProgramsTheSame() {
        JsonNode json = new ObjectMapper().valueToTree(LoadJson.of(run()));

        assertThat(json.get("loads")).singleElement().satisfies(load -> {
            assertThat(load.get("calls").asInt()).isEqualTo(102);
            assertThat(load.get("ofLimit").asDouble()).isEqualTo(0.5);
            assertThat(load.get("noSuccess").toString()).isEqualTo("{\"no answer\":1,\"503\":1}");
        });
    }

    @Test
    void drawsAPageThatLoadsNothing() throws Exception {
        String page = LoadPage.of(run());

        assertThat(page).contains("a &lt;load>").doesNotContain("<script", "http", "src=");
        assertThat(drawings(page)).hasSize(3).allSatisfy(ReportTest::isWellFormed);
    }

    private static List<String> drawings(String page) {
        return Pattern.compile("<svg.*?</svg>")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static void isWellFormed(String svg) throws Exception {
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static Run run(Result result) {
        return new Run("2 cores", List.of(result), "I1", List.of());
    }

    private Run run() {
        return run(result());
    }

    private Result result() {
        return new Result(
                "a <load>",
                tally,
                Map.of("orders", Duration.ofMillis(204)),
                false,
                tally.rate() * 2,
                Map.of("event lag ms", 7.0));
    }
}
