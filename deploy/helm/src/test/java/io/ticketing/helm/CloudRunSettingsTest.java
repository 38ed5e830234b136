package io.ticketing.helm;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The manifests for Cloud Run give the services the chart's settings, and shorter times for a
/// stop.
class CloudRunSettingsTest {

    private static final List<String> SERVICES = ServiceSource.NAMES;
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    /// So that a stop ends within the time that is allowed.
    private static final Set<String> TIMEOUTS =
            Set.of("QUARKUS_SHUTDOWN_TIMEOUT", "TICKETING_EVENTS_DRAIN_TIMEOUT", "TICKETING_OUTBOX_DRAIN_TIMEOUT");

    /// These depend on the platform.
    private static final Set<String> PLACES = Set.of(
            "AUTH_URL",
            "TICKETS_URL",
            "ORDERS_URL",
            "PAYMENTS_URL",
            "JWKS_URL",
            "TICKETING_PAYMENTS_RETURNS_STOREFRONT",
            "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES");

    @ParameterizedTest
    @FieldSource("SERVICES")
    void setWhatTheChartSets(String service) {
        CloudRun here = CloudRun.of(service);
        Set<String> variables = new HashSet<>(here.variables());
        variables.removeAll(TIMEOUTS);
        Map<String, String> settings = here.settings();
        Map<String, String> inChart = CloudRun.CHART.settings(service);

        assertThat(variables).containsExactlyInAnyOrderElementsOf(SettingsTest.variables(CloudRun.CHART, service));
        inChart.forEach((name, value) -> {
            if (!PLACES.contains(name)) {
                assertThat(settings).containsEntry(name, value);
            }
        });
        assertThat(settings.keySet())
                .noneMatch(name -> name.matches(".*(PASSWORD|GATEWAY_KEY|WEBHOOKS_SECRETS|JAAS_CONFIG|REDIS_URL)"));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void stopInTheTimeThereIs(String service) {
        Map<String, String> settings = CloudRun.of(service).settings();

        assertThat(ShutdownTest.ownTime(service, settings)).isLessThan(TIME_TO_STOP);
        assertThat(ServiceSource.of(service).variables()).containsAll(timeouts(settings));
    }

    private static Set<String> timeouts(Map<String, String> settings) {
        Set<String> timeouts = new HashSet<>(settings.keySet());
        timeouts.retainAll(TIMEOUTS);
        return timeouts;
    }
}
