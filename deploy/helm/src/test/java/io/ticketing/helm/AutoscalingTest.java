package io.ticketing.helm;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AutoscalingTest {

    @AfterEach
    void forget() {
        Cluster.INSTANCE.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "lag"})
    void leavesTheNumberOfPodsToWhoeverScales(String mode) {
        Cluster.INSTANCE.add("ticketing-orders", 5);

        assertThat(replicas("autoscaling: {mode: %s}".formatted(mode))).isEqualTo(5);
        assertThat(replicas("autoscaling: {mode: none}")).isEqualTo(2);
    }

    /// Without a number in the manifest Helm would remove the existing one, and the API would set
    /// 1.
    @ParameterizedTest
    @ValueSource(strings = {"cpu", "lag"})
    void beginsWithTheLeast(String mode) {
        assertThat(replicas("{autoscaling: {mode: %s}, replicas: 3}".formatted(mode)))
                .isEqualTo(3);
    }

    /// Kubernetes does not scale a Deployment that was set to zero.
    @Test
    void wakesWhatWasPutToSleep() {
        Cluster.INSTANCE.add("ticketing-orders", 0);

        assertThat(replicas("autoscaling: {mode: cpu}")).isEqualTo(2);
    }

    @Test
    void raisesWhatWasFewerThanTheLeast() {
        Cluster.INSTANCE.add("ticketing-orders", 1);

        assertThat(replicas("autoscaling: {mode: cpu}")).isEqualTo(2);
    }

    @Test
    void scalesEveryServiceByItsCpu() {
        Rendered rendered = Chart.render(
                Mode.EXTERNAL, "{autoscaling: {mode: cpu, maxReplicas: 4}, services: {orders: {replicas: 3}}}");

        assertThat(rendered.all(HorizontalPodAutoscaler.class))
                .hasSameSizeAs(ServiceSource.NAMES)
                .allSatisfy(it -> assertThat(it.getSpec().getMaxReplicas()).isEqualTo(4));
        assertThat(rendered.one(HorizontalPodAutoscaler.class, "orders")
                        .getSpec()
                        .getMinReplicas())
                .isEqualTo(3);
    }

    @Test
    void scalesThoseThatFollowEventsByTheirLag() {
        Rendered rendered =
                Chart.render(Mode.EXTERNAL, "{autoscaling: {mode: lag, targetLag: 700}, topics: {prefix: shop.}}");

        assertThat(rendered.documents("ScaledObject"))
                .extracting(it -> it.at("/metadata/name").asText())
                .containsExactlyInAnyOrder("ticketing-tickets", "ticketing-orders", "ticketing-payments");
        assertThat(rendered.all(HorizontalPodAutoscaler.class)).hasSize(3);
        JsonNode orders = rendered.documents("ScaledObject")
                .filter(it -> it.at("/metadata/name").asText().equals("ticketing-orders"))
                .findFirst()
                .orElseThrow();
        assertThat(orders.at("/spec/triggers").findValuesAsText("topic"))
                .containsExactly("shop.tickets", "shop.payments", "shop.expirations");
        assertThat(orders.at("/spec/triggers").findValuesAsText("consumerGroup"))
                .containsOnly("shop.orders");
        assertThat(orders.at("/spec/triggers").findValuesAsText("lagThreshold")).containsOnly("700");
    }

    /// KEDA refuses pods that are already scaled, and Helm deletes the old autoscaler only after it
    /// has created the new one.
    @Test
    void letsKedaTakeOverWhatWasScaledByCpu() {
        Rendered rendered = Chart.render(Mode.EXTERNAL, "autoscaling: {mode: cpu}");

        assertThat(rendered.all(HorizontalPodAutoscaler.class)
                        .filter(it -> Map.of("validations.keda.sh/hpa-ownership", "false")
                                .equals(it.getMetadata().getAnnotations()))
                        .map(it -> it.getMetadata().getName()))
                .containsExactlyInAnyOrder("ticketing-tickets", "ticketing-orders", "ticketing-payments");
        assertThat(Chart.render(Mode.EXTERNAL, "autoscaling: {mode: lag}").documents("ScaledObject"))
                .as("KEDA names an autoscaler of its own, so that the way back is open as well")
                .allMatch(it -> it.at("/spec/advanced").isMissingNode());
    }

    @Test
    void neverAsksForLessAtMostThanAtLeast() {
        Rendered rendered = Chart.render(Mode.EXTERNAL, "{autoscaling: {mode: cpu, maxReplicas: 2}, replicas: 5}");

        assertThat(rendered.one(HorizontalPodAutoscaler.class, "auth").getSpec().getMaxReplicas())
                .isEqualTo(5);
    }

    private static Integer replicas(String values) {
        return Chart.render(Mode.EXTERNAL, values)
                .one(Deployment.class, "orders")
                .getSpec()
                .getReplicas();
    }
}
