package io.ticketing.helm;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AutoscalingTest {

    @Test
    void leavesTheNumberOfPodsToWhoeverScales() {
        assertThat(replicas("autoscaling: {mode: none}")).isEqualTo(2);
        assertThat(replicas("autoscaling: {mode: cpu}")).isNull();
        assertThat(replicas("autoscaling: {mode: lag}")).isNull();
    }

    @Test
    void scalesEveryServiceByItsCpu() {
        Rendered rendered =
                Chart.render(
                        Mode.EXTERNAL,
                        "{autoscaling: {mode: cpu, maxReplicas: 4}, services: {orders: {replicas:"
                                + " 3}}}");

        assertThat(rendered.all(HorizontalPodAutoscaler.class))
                .hasSameSizeAs(ServiceSource.NAMES)
                .allSatisfy(it -> assertThat(it.getSpec().getMaxReplicas()).isEqualTo(4));
        assertThat(rendered.one(HorizontalPodAutoscaler.class, "orders").getSpec().getMinReplicas())
                .isEqualTo(3);
    }

    @Test
    void scalesThoseThatFollowEventsByTheirLag() {
        Rendered rendered =
                Chart.render(
                        Mode.EXTERNAL,
                        "{autoscaling: {mode: lag, targetLag: 700}, topics: {prefix: shop.}}");

        assertThat(rendered.documents("ScaledObject"))
                .extracting(it -> it.at("/metadata/name").asText())
                .containsExactlyInAnyOrder(
                        "ticketing-tickets", "ticketing-orders", "ticketing-payments");
        assertThat(rendered.all(HorizontalPodAutoscaler.class)).hasSize(3);
        JsonNode orders =
                rendered.documents("ScaledObject")
                        .filter(it -> it.at("/metadata/name").asText().equals("ticketing-orders"))
                        .findFirst()
                        .orElseThrow();
        assertThat(orders.at("/spec/triggers").findValuesAsText("topic"))
                .containsExactly("shop.tickets", "shop.payments", "shop.expirations");
        assertThat(orders.at("/spec/triggers").findValuesAsText("consumerGroup"))
                .containsOnly("shop.orders");
        assertThat(orders.at("/spec/triggers").findValuesAsText("lagThreshold"))
                .containsOnly("700");
    }

    /// KEDA refuses what is scaled already, and Helm takes the old autoscaler away after it has
    // made
    /// the new one.
    @Test
    void letsKedaTakeOverWhatWasScaledByCpu() {
        Rendered rendered = Chart.render(Mode.EXTERNAL, "autoscaling: {mode: cpu}");

        assertThat(
                        rendered.all(HorizontalPodAutoscaler.class)
                                .filter(
                                        it ->
                                                Map.of("validations.keda.sh/hpa-ownership", "false")
                                                        .equals(it.getMetadata().getAnnotations()))
                                .map(it -> it.getMetadata().getName()))
                .containsExactlyInAnyOrder(
                        "ticketing-tickets", "ticketing-orders", "ticketing-payments");
        assertThat(
                        Chart.render(Mode.EXTERNAL, "autoscaling: {mode: lag}")
                                .documents("ScaledObject"))
                .as("KEDA names an autoscaler of its own, so that the way back is open as well")
                .allMatch(it -> it.at("/spec/advanced").isMissingNode());
    }

    @Test
    void neverAsksForLessAtMostThanAtLeast() {
        Rendered rendered =
                Chart.render(
                        Mode.EXTERNAL, "{autoscaling: {mode: cpu, maxReplicas: 2}, replicas: 5}");

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
