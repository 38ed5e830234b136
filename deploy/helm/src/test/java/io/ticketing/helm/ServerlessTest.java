package io.ticketing.helm;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.openshift.api.model.monitoring.v1.PodMetricsEndpoint;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import org.junit.jupiter.api.Test;

import io.ticketing.helm.Rendered.PodTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class ServerlessTest {

    private static final String ON = "serverless: {enabled: true}";
    private static final Rendered RENDERED = Chart.render(Mode.EXTERNAL, ON);

    @Test
    void goesDownToNothingWhereNoEventsAreFollowed() {
        Map<String, String> floors = RENDERED.all(Service.class)
                .collect(Collectors.toMap(
                        it -> it.getMetadata().getName(),
                        it -> annotations(it).get("autoscaling.knative.dev/min-scale"),
                        (one, other) -> one,
                        TreeMap::new));

        assertThat(floors)
                .containsExactly(
                        Map.entry("ticketing-auth-kn", "0"),
                        Map.entry("ticketing-orders-kn", "1"),
                        Map.entry("ticketing-payments-kn", "1"),
                        Map.entry("ticketing-storefront-kn", "0"),
                        Map.entry("ticketing-tickets-kn", "1"));
    }

    @Test
    void countsOpenPagesByMoreThanRequests() {
        Rendered rendered = Chart.render(Mode.EXTERNAL, ON, "serverless: {concurrency: 50, openPages: 2000}");

        assertThat(target(rendered, "orders")).isEqualTo("50");
        assertThat(target(rendered, "storefront")).isEqualTo("2000");
    }

    /// Knative makes a Service of the name of each of its own, and removes it some time after Helm has removed
    /// that.
    @Test
    void canBeTurnedOnAndOff() {
        var knative = RENDERED.all(Service.class).map(it -> it.getMetadata().getName());

        assertThat(Chart.render(Mode.EXTERNAL)
                        .all(io.fabric8.kubernetes.api.model.Service.class)
                        .map(it -> it.getMetadata().getName()))
                .doesNotContainAnyElementsOf(knative.toList());
    }

    @Test
    void leavesExpirationADeployment() {
        assertThat(RENDERED.all(Deployment.class).map(it -> it.getMetadata().getName()))
                .containsExactly("ticketing-expiration");
        assertThat(RENDERED.all(io.fabric8.kubernetes.api.model.Service.class)).isEmpty();
    }

    @Test
    void showsOnlyTheStorefrontOutside() {
        assertThat(RENDERED.all(Service.class))
                .allSatisfy(
                        service -> assertThat(service.getMetadata().getLabels().containsValue("cluster-local"))
                                .isNotEqualTo(service.getMetadata().getName().equals("ticketing-storefront-kn")));
    }

    @Test
    void asksForNothingThatKnativeRefuses() {
        for (PodTemplate pod : RENDERED.pods()) {
            if (pod.owner() instanceof Service) {
                assertThat(pod.spec().getSecurityContext()).as("%s", pod).isNull();
                assertThat(pod.spec().getTopologySpreadConstraints())
                        .as("%s", pod)
                        .isEmpty();
                assertThat(pod.spec().getTerminationGracePeriodSeconds())
                        .as("%s", pod)
                        .isNull();
                assertThat(pod.spec().getContainers())
                        .as("%s", pod)
                        .singleElement()
                        .satisfies(it -> assertThat(it.getLifecycle()).isNull());
            }
        }
    }

    @Test
    void pointsTheStorefrontAtTheNamesThatKnativeServes() {
        assertThat(RENDERED.settings("storefront"))
                .containsEntry("ORDERS_URL", "http://ticketing-orders-kn.shop.svc")
                .containsEntry("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
    }

    @Test
    void letsCallsComeThroughKnativeOnly() {
        var policy = RENDERED.one(NetworkPolicy.class, "orders").getSpec();

        assertThat(policy.getIngress())
                .singleElement()
                .satisfies(rule -> assertThat(rule.getFrom()
                                .getFirst()
                                .getNamespaceSelector()
                                .getMatchExpressions()
                                .getFirst()
                                .getValues())
                        .containsExactly("knative-serving", "kourier-system"));
        assertThat(RENDERED.one(NetworkPolicy.class, "storefront").getSpec().getEgress())
                .anyMatch(rule -> rule.getTo().stream().anyMatch(to -> to.getNamespaceSelector() != null));
    }

    @Test
    void letsKnativeScaleWhatItRuns() {
        Rendered rendered = Chart.render(Mode.EXTERNAL, ON, "autoscaling: {mode: cpu}");

        assertThat(rendered.all(HorizontalPodAutoscaler.class)
                        .map(it -> it.getMetadata().getName()))
                .containsExactly("ticketing-expiration");
    }

    @Test
    void readsMetricsAtThePortThatKnativeNames() {
        Rendered rendered = Chart.render(Mode.EXTERNAL, ON, "metrics: {podMonitor: {enabled: true}}");

        assertThat(rendered.all(PodMonitor.class)
                        .flatMap(it -> it.getSpec().getPodMetricsEndpoints().stream())
                        .map(PodMetricsEndpoint::getPort))
                .containsExactly("http", "user-port");
    }

    private static String target(Rendered rendered, String part) {
        return annotations(rendered.one(Service.class, part + "-kn")).get("autoscaling.knative.dev/target");
    }

    private static Map<String, String> annotations(Service service) {
        return service.getSpec().getTemplate().getMetadata().getAnnotations();
    }
}
