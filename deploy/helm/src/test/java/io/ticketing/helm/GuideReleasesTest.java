package io.ticketing.helm;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.ticketing.helm.Rendered.PodTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/// The guide's Helm commands work.
class GuideReleasesTest {

    private static final Set<String> OPTIONS = Set.of("--namespace", "--set", "--values", "--version", "--logs");

    /// The repository that the release workflow pushes the chart to.
    private static final String PUBLISHED = "oci://ghcr\\.io/[a-z-]+/charts/ticketing";

    private static final Pattern MEMORY = Pattern.compile("(\\d+) GB of free memory");

    static Stream<Call> commands() {
        return Guide.calls("helm");
    }

    static List<Guide.Release> releases() {
        return Guide.releases();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void areOfOneReleaseOfThisChart(Call command) {
        List<String> operands = command.operands();

        assertThat(command.optionNames()).isSubsetOf(OPTIONS);
        assertThat(command.option("--namespace")).contains(Chart.NAMESPACE);
        assertThat(operands.get(1)).isEqualTo(Chart.RELEASE);
        switch (operands.getFirst()) {
            case "install", "upgrade", "template" ->
                assertThat(operands.get(2)).matches(it -> it.matches(PUBLISHED) || isOurs(it), "this chart");
            case "test", "rollback", "uninstall" -> assertThat(operands).hasSize(2);
            default -> throw new AssertionError("what does this do? " + command);
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void areOfObjectsThatTheirKindsKnow(Guide.Release release) {
        ManifestTest.checkFields(release.rendered());
    }

    @Test
    void useEveryFileOfValues() {
        assertThat(Guide.VALUES).hasSizeGreaterThan(1);
        assertThat(Guide.releases().stream().map(Guide.Release::values))
                .containsAll(Guide.VALUES.stream().map(Markdown.Block::place).toList());
    }

    @Test
    void fitIntoTheMemoryThatTheGuideAsksFor() {
        List<String> asked = MEMORY.matcher(String.join("\n", Guide.PAGE.prose()))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        BigDecimal needed = Guide.releases().getFirst().rendered().pods().stream()
                .filter(pod -> !(pod.owner() instanceof Pod))
                .map(GuideReleasesTest::memory)
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(asked).hasSize(1);
        assertThat(needed).isPositive().isLessThan(new BigDecimal(asked.getFirst()).scaleByPowerOfTen(9));
    }

    private static boolean isOurs(String chart) {
        return Chart.ROOT.resolve(chart).equals(Chart.FOLDER);
    }

    private static BigDecimal memory(PodTemplate pod) {
        return pod.spec().getContainers().stream()
                .map(it -> it.getResources().getRequests().get("memory"))
                .map(Quantity::getAmountInBytes)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
