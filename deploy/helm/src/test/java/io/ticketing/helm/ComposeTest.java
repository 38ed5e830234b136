package io.ticketing.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.EnvVar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/// The Compose file sets up the system like the chart's bundled mode.
class ComposeTest {

    private static final List<String> SERVICES = ServiceSource.NAMES;

    /// Containers that run once.
    private static final Set<String> JOBS = Set.of("databases", "signing-keys");

    private static final Rendered CHART = Chart.render(Mode.BUNDLED);
    private static final JsonNode PARTS = parts();

    @Test
    void hasThePartsOfTheChart() {
        Set<String> inChart = CHART.pods().stream()
                .map(Rendered.PodTemplate::part)
                .filter(part -> !part.equals("test"))
                .collect(Collectors.toSet());

        assertThat(names()).containsAll(inChart).containsAll(JOBS);
        assertThat(names()).hasSize(inChart.size() + JOBS.size());
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void tellsAServiceWhatTheChartTellsIt(String service) {
        Map<String, String> settings = environment(service);

        assertThat(settings.keySet()).containsExactlyInAnyOrderElementsOf(SettingsTest.variables(CHART, service));
        CHART.settings(service).forEach((name, value) -> assertThat(settings).containsEntry(name, here(value)));
    }

    @Test
    void tellsTheRegistryAndTheSandboxWhatTheChartTellsThem() {
        for (String part : List.of("registry", "sandbox")) {
            Map<String, String> settings = environment(part);
            List<EnvVar> inChart = CHART.container(part).getEnv();

            assertThat(settings.keySet())
                    .as(part)
                    .containsExactlyInAnyOrderElementsOf(
                            inChart.stream().map(EnvVar::getName).toList());
            inChart.stream()
                    .filter(variable -> variable.getValue() != null)
                    .forEach(variable ->
                            assertThat(settings).containsEntry(variable.getName(), here(variable.getValue())));
        }
    }

    @Test
    void runsKafkaByTheSettingsOfTheChart() throws IOException {
        Properties inChart = new Properties();
        try (var reader = Files.newBufferedReader(Chart.FOLDER.resolve("files/kafka.properties"))) {
            inChart.load(reader);
        }
        Map<String, String> settings = environment("kafka");

        for (String property : inChart.stringPropertyNames()) {
            String value = inChart.getProperty(property);
            String variable = "KAFKA_" + property.replace('.', '_').toUpperCase(Locale.ROOT);
            if (value.contains("{{")) {
                assertThat(settings).containsKey(variable);
            } else {
                assertThat(settings).containsEntry(variable, value);
            }
        }
    }

    @Test
    void runsTheImagesOfTheChart() {
        for (String part : names()) {
            String image =
                    CHART.container(JOBS.contains(part) ? "postgresql" : part).getImage();
            String pinned =
                    PARTS.path(part).path("image").asText().replaceAll("\\$\\{TICKETING_VERSION:-([^}]+)}", "$1");

            assertThat(pinned).as(part).isEqualTo(image).matches(".*:\\d+.*");
        }
    }

    @Test
    void opensOnePortToThisMachineOnly() {
        List<String> published = names().stream()
                .flatMap(part -> values(PARTS.path(part).path("ports")))
                .map(JsonNode::asText)
                .toList();

        assertThat(published).containsExactly("127.0.0.1:${TICKETING_PORT:-8080}:8080");
    }

    @Test
    void looksAfterEverythingThatGoesOn() {
        for (String part : names()) {
            JsonNode settings = PARTS.path(part);
            boolean goesOn = !JOBS.contains(part);

            assertThat(settings.has("healthcheck")).as(part).isEqualTo(goesOn);
            assertThat(settings.has("restart")).as(part).isEqualTo(goesOn);
        }
    }

    @Test
    void letsOurProgramsWriteToTmpOnly() {
        for (String part :
                Stream.concat(SERVICES.stream(), Stream.of("sandbox")).toArray(String[]::new)) {
            assertThat(PARTS.path(part).path("read_only").asBoolean()).as(part).isTrue();
        }
    }

    /// An address in the chart's cluster, converted to one between containers.
    private static String here(String value) {
        return value.replaceAll("http://ticketing-([a-z]+)\\.shop\\.svc", "http://$1:8080")
                .replaceAll("ticketing-([a-z]+)\\.shop\\.svc", "$1")
                .replace("http://localhost:8080", "http://localhost:${TICKETING_PORT:-8080}");
    }

    private static Map<String, String> environment(String part) {
        Map<String, String> environment = new HashMap<>();
        PARTS.path(part)
                .path("environment")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        return environment;
    }

    private static List<String> names() {
        return PARTS.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static Stream<JsonNode> values(JsonNode list) {
        return list.valueStream();
    }

    /// Jackson's own reader knows no merge keys.
    private static JsonNode parts() {
        try (var file = Files.newBufferedReader(Chart.ROOT.resolve("deploy/images/compose.yaml"))) {
            return new ObjectMapper()
                    .<JsonNode>valueToTree(new Yaml().load(file))
                    .path("services");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
