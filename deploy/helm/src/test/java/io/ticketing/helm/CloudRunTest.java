package io.ticketing.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The manifests for Cloud Run tell the services what the chart tells them, where all servers are
/// elsewhere and spoken to in private.
class CloudRunTest {

    private static final List<String> SERVICES = ServiceSource.NAMES;
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);
    private static final Duration TIME_TO_START = Duration.ofSeconds(240);

    /// So that a stop is over in the time there is.
    private static final Set<String> TIMEOUTS =
            Set.of("QUARKUS_SHUTDOWN_TIMEOUT", "TICKETING_OUTBOX_DRAIN_TIMEOUT");

    /// These differ with the place.
    private static final Set<String> PLACES =
            Set.of(
                    "AUTH_URL",
                    "TICKETS_URL",
                    "ORDERS_URL",
                    "PAYMENTS_URL",
                    "JWKS_URL",
                    "KAFKA_SSL_TRUSTSTORE_TYPE",
                    "KAFKA_SSL_TRUSTSTORE_LOCATION",
                    "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES");

    private static final Rendered CHART =
            Chart.render(
                    Mode.EXTERNAL,
                    """
                    serverless: {enabled: true}
                    payments: {gateway: {publishableKey: pk_live_yours}}
                    infra:
                      external:
                        kafka:
                          bootstrapServers: kafka-1.example.com:9093,kafka-2.example.com:9093
                          securityProtocol: SASL_SSL
                          existingSecret: kafka
                        postgresql: {sslMode: verify-full, caSecret: postgresql-ca}
                        redis: {url: "", existingSecret: redis}
                    """);

    @Test
    void areThereForEveryService() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.list(CloudRun.FOLDER)) {
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
    void setWhatTheChartSets(String service) {
        CloudRun here = CloudRun.of(service);
        Set<String> variables = new HashSet<>(here.variables());
        variables.removeAll(TIMEOUTS);
        Map<String, String> settings = here.settings();
        Map<String, String> inChart = CHART.settings(service);

        assertThat(variables)
                .containsExactlyInAnyOrderElementsOf(SettingsTest.variables(CHART, service));
        inChart.forEach(
                (name, value) -> {
                    if (!PLACES.contains(name)) {
                        assertThat(settings).containsEntry(name, value);
                    }
                });
        assertThat(settings.keySet())
                .noneMatch(name -> name.matches(".*(PASSWORD|GATEWAY_KEY|JAAS_CONFIG|REDIS_URL)"));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void stopInTheTimeThereIs(String service) {
        Map<String, String> settings = CloudRun.of(service).settings();
        Duration needed =
                TIMEOUTS.stream()
                        .map(settings::get)
                        .map(ShutdownTest::duration)
                        .reduce(Duration.ZERO, Duration::plus);

        assertThat(needed).isLessThan(TIME_TO_STOP);
        assertThat(settings.containsKey("QUARKUS_SHUTDOWN_TIMEOUT"))
                .isEqualTo(ServiceSource.of(service).property("quarkus.shutdown.timeout") != null);
        assertThat(settings.containsKey("TICKETING_OUTBOX_DRAIN_TIMEOUT"))
                .isEqualTo(
                        ServiceSource.of(service).property("ticketing.outbox.batch-size") != null);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void keepWhatFollowsEvents(String service) {
        CloudRun here = CloudRun.of(service);
        String floor = here.podAnnotation("autoscaling.knative.dev/minScale");

        assertThat(floor)
                .isEqualTo(
                        ServiceSource.of(service).property("ticketing.topics.uses") == null
                                ? "0"
                                : "1");
        assertThat(here.podAnnotation("run.googleapis.com/cpu-throttling")).isEqualTo("false");
        assertThat(here.annotation("run.googleapis.com/ingress"))
                .isEqualTo(service.equals("storefront") ? "all" : "internal");
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void runTheContainerAsTheChartDoes(String service) {
        Container here = CloudRun.of(service).container();
        Container inChart =
                CHART.pods().stream()
                        .filter(pod -> service.equals(pod.part()))
                        .findFirst()
                        .orElseThrow()
                        .spec()
                        .getContainers()
                        .getFirst();

        assertThat(here.getImage()).endsWith("/ticketing/" + service + ":VERSION");
        assertThat(here.getPorts().getFirst().getContainerPort())
                .isEqualTo(inChart.getPorts().getFirst().getContainerPort());
        assertThat(memory(here)).isGreaterThanOrEqualTo(memory(inChart));
        assertThat(path(here.getLivenessProbe())).isEqualTo(path(inChart.getLivenessProbe()));
        assertThat(path(here.getStartupProbe()))
                .isIn(path(inChart.getStartupProbe()), path(inChart.getReadinessProbe()));
        Probe start = here.getStartupProbe();
        assertThat(
                        Duration.ofSeconds(
                                (long) start.getPeriodSeconds() * start.getFailureThreshold()))
                .isLessThanOrEqualTo(TIME_TO_START);
        inChart.getVolumeMounts().stream()
                .filter(mount -> !mount.getMountPath().equals("/tmp"))
                .forEach(
                        mount ->
                                assertThat(here.getVolumeMounts())
                                        .anyMatch(
                                                it ->
                                                        it.getMountPath()
                                                                .equals(mount.getMountPath())));
    }

    private static String path(Probe probe) {
        return probe.getHttpGet().getPath();
    }

    private static java.math.BigDecimal memory(Container container) {
        return Quantity.getAmountInBytes(container.getResources().getLimits().get("memory"));
    }
}
