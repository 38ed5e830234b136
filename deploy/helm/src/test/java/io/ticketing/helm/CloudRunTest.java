package io.ticketing.helm;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The manifests for Cloud Run run the services as the chart does.
class CloudRunTest {

    private static final List<String> SERVICES = ServiceSource.NAMES;
    private static final Duration TIME_TO_START = Duration.ofSeconds(240);

    @Test
    void areThereForEveryService() throws IOException {
        try (Stream<Path> files = Files.list(CloudRun.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(SERVICES);
        }
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void haveOnlyFieldsThatAreKnown(String service) {
        ManifestTest.checkFields(CloudRun.of(service).rendered());
        assertThat(CloudRun.of(service).service().getMetadata().getName()).isEqualTo(service);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void keepWhatFollowsEvents(String service) {
        CloudRun here = CloudRun.of(service);
        String floor = here.podAnnotation("autoscaling.knative.dev/minScale");

        assertThat(floor).isEqualTo(ServiceSource.of(service).property("ticketing.topics.uses") == null ? "0" : "1");
        assertThat(here.podAnnotation("run.googleapis.com/cpu-throttling")).isEqualTo("false");
        assertThat(here.annotation("run.googleapis.com/ingress"))
                .isEqualTo(service.equals("storefront") ? "all" : "internal");
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void runTheContainerAsTheChartDoes(String service) {
        Container here = CloudRun.of(service).container();
        Container inChart = CloudRun.CHART.container(service);

        assertThat(here.getImage()).endsWith("/ticketing/" + service + ":VERSION");
        assertThat(here.getPorts().getFirst().getContainerPort())
                .isEqualTo(inChart.getPorts().getFirst().getContainerPort());
        assertThat(memory(here)).isGreaterThanOrEqualTo(memory(inChart));
        assertThat(path(here.getLivenessProbe())).isEqualTo(path(inChart.getLivenessProbe()));
        assertThat(path(here.getStartupProbe()))
                .isIn(path(inChart.getStartupProbe()), path(inChart.getReadinessProbe()));
        Probe start = here.getStartupProbe();
        assertThat(Duration.ofSeconds((long) start.getPeriodSeconds() * start.getFailureThreshold()))
                .isLessThanOrEqualTo(TIME_TO_START);
        inChart.getVolumeMounts().stream()
                .filter(mount -> !mount.getMountPath().equals("/tmp"))
                .forEach(mount -> assertThat(here.getVolumeMounts())
                        .anyMatch(it -> it.getMountPath().equals(mount.getMountPath())));
    }

    private static String path(Probe probe) {
        return probe.getHttpGet().getPath();
    }

    private static BigDecimal memory(Container container) {
        return Quantity.getAmountInBytes(container.getResources().getLimits().get("memory"));
    }
}
