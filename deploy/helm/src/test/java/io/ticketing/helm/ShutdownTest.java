package io.ticketing.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.api.model.PodSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/// A pod has enough time to finish its work and to publish its events.
class ShutdownTest {

    private static final List<String> SERVICES = ServiceSource.NAMES;
    private static final List<String> LIMITS =
            List.of("quarkus.shutdown.timeout", "ticketing.events.drain-timeout", "ticketing.outbox.drain-timeout");
    private static final Pattern GATEWAY = Pattern.compile("@WithDefault\\(\"(\\w+)\"\\)\\s+Duration timeout\\(\\)");
    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m)?");

    /// Knative's proxy holds back the signal for this long, so that all have heard that the pod is
    /// leaving: drainSleepDuration in Knative's pkg/queue/sharedmain.
    private static final Duration KNATIVE_PAUSE = Duration.ofSeconds(30);

    @ParameterizedTest
    @FieldSource("SERVICES")
    void isShorterThanAPodMayTake(String service) {
        PodSpec pod = Chart.render(Mode.EXTERNAL).pod(service).spec();
        var pause = pod.getContainers().getFirst().getLifecycle().getPreStop().getSleep();

        assertThat(Duration.ofSeconds(pod.getTerminationGracePeriodSeconds()))
                .isGreaterThan(Duration.ofSeconds(pause.getSeconds()).plus(ownTime(service)));
    }

    @Test
    void isOfLimitsThatThereAre() {
        assertThat(LIMITS)
                .allSatisfy(limit ->
                        assertThat(ServiceSource.of("orders").property(limit)).isNotNull());
    }

    /// Knative allows a pod as much time as a request.
    @ParameterizedTest
    @FieldSource("SERVICES")
    void isShorterThanKnativeAllows(String service) {
        Chart.render(Mode.EXTERNAL, "serverless: {enabled: true}")
                .all(Service.class)
                .filter(it -> it.getMetadata().getName().equals(Chart.RELEASE + "-" + service))
                .map(it -> it.getSpec().getTemplate().getSpec().getTimeoutSeconds())
                .forEach(timeout ->
                        assertThat(Duration.ofSeconds(timeout)).isGreaterThan(KNATIVE_PAUSE.plus(ownTime(service))));
    }

    /// A service's longest stop, as in docs/operations.md: requests in progress, calls to the
    /// gateway, events in progress, the outbox.
    private static Duration ownTime(String service) {
        return ownTime(service, Map.of()).plus(gatewayTime(service));
    }

    /// Without calls to the gateway.
    ///
    /// @param settings the variables that the service is given
    static Duration ownTime(String service, Map<String, String> settings) {
        ServiceSource source = ServiceSource.of(service);
        return LIMITS.stream()
                .map(limit -> settings.getOrDefault(ServiceSource.variable(limit), source.property(limit)))
                .map(ShutdownTest::duration)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration gatewayTime(String service) {
        if (!service.equals("payments")) {
            return Duration.ZERO;
        }
        Path config = Chart.ROOT.resolve("services/payments/src/main/java/io/ticketing/payments/PaymentsConfig.java");
        try {
            Matcher timeout = GATEWAY.matcher(Files.readString(config));
            assertThat(timeout.find()).isTrue();
            return duration(timeout.group(1));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Duration duration(String text) {
        if (text == null) {
            return Duration.ZERO;
        }
        Matcher parts = DURATION.matcher(text.toLowerCase(Locale.ROOT));
        assertThat(parts.matches()).as(text).isTrue();
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "m" -> Duration.ofMinutes(amount);
            case null, default -> Duration.ofSeconds(amount);
        };
    }
}
