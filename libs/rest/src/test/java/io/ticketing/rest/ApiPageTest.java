package io.ticketing.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The page lists exactly the refusals that callers get.
class ApiPageTest {

    private static final Path PAGE = Path.of("../../docs/api.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `(/problems/[a-z-]+)` \\| (\\d{3}) \\|", Pattern.MULTILINE);

    /// Statuses for which there is an answer without its own problem type, here or from the
    /// storefront.
    private static final IntStream BY_STATUS_ALONE =
            IntStream.of(400, 401, 403, 404, 405, 406, 408, 413, 414, 415, 429, 431, 500, 501, 502, 503, 504, 505);

    @Test
    void listsEveryTypeOfProblemWithItsStatus() throws IOException {
        List<String> told = ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();

        assertThat(told).containsExactlyInAnyOrderElementsOf(given().toList());
    }

    private static Stream<String> given() {
        return Stream.concat(
                Stream.of(ProblemType.values()).map(type -> type.uri() + " " + type.status()),
                BY_STATUS_ALONE
                        .mapToObj(status -> Problem.of(status, ""))
                        .map(problem -> problem.type() + " " + problem.status()));
    }
}
