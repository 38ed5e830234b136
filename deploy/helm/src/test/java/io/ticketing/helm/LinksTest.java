package io.ticketing.helm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Links between pages lead somewhere, to the heading they name.
class LinksTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");

    static Stream<Markdown> pages() {
        return Markdown.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadSomewhere(Markdown page) {
        List<String> lost = new ArrayList<>();
        page.prose().stream()
                .flatMap(line -> LINK.matcher(line).results())
                .map((MatchResult link) -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .filter(link -> !leadsSomewhere(page, link))
                .forEach(lost::add);

        assertThat(lost).as(page.toString()).isEmpty();
    }

    @Test
    void areOfMoreThanAFewPages() {
        assertThat(pages().map(Markdown::toString))
                .contains(
                        "README.md",
                        "CONTRIBUTING.md",
                        "docs/install.md",
                        "deploy/helm/ticketing/README.md",
                        "deploy/images/README.md")
                .anyMatch(page -> page.startsWith("docs/adr/0011"));
    }

    @Test
    void nameHeadingsAsGitHubDoes() {
        assertThat(anchors(List.of("# What it's `for`", "## A [link](x.md): and-more", "## Again!", "# Again")))
                .containsExactly("what-its-for", "a-link-and-more", "again", "again-1");
    }

    private static boolean leadsSomewhere(Markdown page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? page.file()
                : page.file().resolveSibling(parts[0]).normalize();
        return Files.exists(target)
                && (parts.length == 1
                        || anchors(Markdown.read(Chart.ROOT.relativize(target).toString())
                                        .prose())
                                .contains(parts[1]));
    }

    private static List<String> anchors(List<String> lines) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> anchors = new ArrayList<>();
        for (String line : lines) {
            var heading = HEADING.matcher(line);
            if (heading.matches()) {
                String anchor = heading.group(1)
                        .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                int times = seen.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(times == 0 ? anchor : anchor + "-" + times);
            }
        }
        return anchors;
    }
}
