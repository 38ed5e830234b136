package io.ticketing.helm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The table of settings in `docs/operations.md` names the right services and defaults.
class OperationsPageTest {

    private static final Markdown PAGE = Markdown.read("docs/operations.md");
    private static final Pattern VARIABLE = Pattern.compile("`([A-Z_]{3,})`");
    private static final Pattern VALUE = Pattern.compile("`?([\\w.:/,]+)`?");
    private static final List<Row> SETTINGS = settings();

    /// Auth has the defaults of all services with an API, but its keys are local.
    private static final Set<String> NOT_BY_AUTH = Set.of("JWKS_URL");

    /// One row of the table: a service's variables, the services that read them, and their default.
    private record Row(Set<String> services, List<String> variables, String given) {

        @Override
        public String toString() {
            return String.join(", ", variables);
        }
    }

    @Test
    void hasMoreThanAFewSettings() {
        assertThat(SETTINGS).hasSizeGreaterThan(30);
        assertThat(SETTINGS).flatExtracting(Row::variables).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("SETTINGS")
    void saysWhoReadsThem(Row row) {
        for (String variable : row.variables()) {
            Set<String> readers = ServiceSource.NAMES.stream()
                    .filter(service -> ServiceSource.of(service).reads(variable))
                    .filter(service -> !service.equals("auth") || !NOT_BY_AUTH.contains(variable))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (readers.isEmpty()) {
                assertThat(SettingsTest.NOT_OURS).contains(variable);
            } else {
                assertThat(row.services()).as(variable).isEqualTo(readers);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SETTINGS")
    void saysWhatHoldsWhenNothingIsSet(Row row) {
        var value = VALUE.matcher(row.given());
        if (value.matches() && !row.given().equals("none")) {
            String variable = row.variables().getFirst();
            for (String service : row.services()) {
                assertThat(SettingDefaults.of(service, variable))
                        .as("%s of %s", variable, service)
                        .hasValueSatisfying(it -> assertThat(it).isEqualToIgnoringCase(value.group(1)));
            }
        }
    }

    /// The pod that lists dead letters on a cluster runs under the strictest Pod Security Standard.
    @Test
    void asksForAPodThatMayRun() {
        String manifest = PAGE.blocks("sh")
                .map(Markdown.Block::text)
                .filter(text -> text.contains("kind: Pod"))
                .map(text -> text.substring(text.indexOf('\n') + 1, text.lastIndexOf("END")))
                .findFirst()
                .orElseThrow();
        Pod pod = Serialization.unmarshal(manifest, Pod.class);
        var container = pod.getSpec().getContainers().getFirst();

        assertThat(UnknownFields.of(pod)).isEmpty();
        assertThat(pod.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSpec().getSecurityContext().getSeccompProfile().getType())
                .isEqualTo("RuntimeDefault");
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getCommand()).startsWith("java").endsWith("-jar", "/app/ticketing-dead-letters.jar");
    }

    private static List<Row> settings() {
        List<String> lines = PAGE.prose();
        int first = IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).startsWith("| read by |"))
                .findFirst()
                .orElseThrow();
        List<Row> rows = new ArrayList<>();
        Set<String> services = Set.of();
        for (String line : lines.subList(first + 2, lines.size()).stream()
                .takeWhile(it -> it.startsWith("|"))
                .toList()) {
            String[] cells = line.split(" *\\| *", -1);
            services = cells[1].isEmpty() ? services : services(cells[1]);
            List<String> variables = VARIABLE.matcher(cells[2])
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            rows.add(new Row(services, variables, cells[3]));
        }
        return rows;
    }

    private static Set<String> services(String cell) {
        Stream<String> names = cell.equals("all") ? ServiceSource.NAMES.stream() : Arrays.stream(cell.split(", "));
        return names.collect(Collectors.toCollection(TreeSet::new));
    }
}
