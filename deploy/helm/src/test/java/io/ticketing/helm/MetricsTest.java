package io.ticketing.helm;

import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetricsTest {

    private static final Pattern DEPENDENCY = Pattern.compile("quarkus-micrometer-registry-prometheus|ticketing-rest<");

    @Test
    void areReadFromThoseServicesThatHaveSome() throws Exception {
        Set<String> services = new TreeSet<>();
        for (String service : ServiceSource.NAMES) {
            String pom = Files.readString(
                    Chart.ROOT.resolve("services").resolve(service).resolve("pom.xml"));
            if (DEPENDENCY.matcher(pom).find()) {
                services.add(service);
            }
        }
        Rendered rendered = Chart.render(Mode.EXTERNAL, "metrics: {podMonitor: {enabled: true}}");

        assertThat(rendered.all(PodMonitor.class)
                        .flatMap(
                                it -> it.getSpec().getSelector().getMatchExpressions().getFirst().getValues().stream()))
                .containsExactlyInAnyOrderElementsOf(services);
    }

    @Test
    void haveADashboardThatGrafanaCanRead() throws Exception {
        Rendered rendered = Chart.render(Mode.EXTERNAL, "metrics: {dashboard: {enabled: true}}");
        ConfigMap map = rendered.one(ConfigMap.class, "dashboard");
        JsonNode dashboard = new ObjectMapper().readTree(map.getData().get("ticketing.json"));

        assertThat(map.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1");
        assertThat(dashboard.path("title").asText()).isEqualTo("Ticketing");
        assertThat(dashboard.path("panels")).isNotEmpty();
        assertThat(dashboard.findValues("expr")).hasSizeGreaterThan(5);
    }

    @Test
    void areLeftAloneUnlessAskedFor() {
        assertThat(Chart.render(Mode.EXTERNAL).all(PodMonitor.class)).isEmpty();
        assertThat(Chart.render(Mode.EXTERNAL).has(ConfigMap.class, "dashboard"))
                .isFalse();
    }
}
