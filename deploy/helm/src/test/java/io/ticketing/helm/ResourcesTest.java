package io.ticketing.helm;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.helm.Rendered.PodTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResourcesTest {

    /// What kind's own pods request: API server, controller manager, scheduler, etcd, network and
    /// two of DNS.
    private static final Map<String, String> OF_KIND = Map.of("cpu", "950m", "memory", "290Mi");

    /// Where two CPUs are the documented minimum, a rollout of all services at once must leave room
    /// for a server that restarts meanwhile: services wait for it, and it for their room.
    @ParameterizedTest
    @CsvSource({"cpu, 2", "memory, 6G"})
    void fitOnTheSmallestNodeInARolloutToo(String name, String documented) {
        assertThat(Chart.ROOT.resolve("docs/install.md")).content().contains("two CPUs, 6 GB of free memory");
        List<PodTemplate> pods = Chart.render(Mode.BUNDLED, "replicas: 1").pods();
        Stream<PodTemplate> more = pods.stream().filter(pod -> pod.owner() instanceof Deployment);

        BigDecimal requested = Stream.concat(pods.stream(), more)
                .map(pod -> request(pod, name))
                .reduce(amount(OF_KIND.get(name)), BigDecimal::add);

        assertThat(requested).isLessThanOrEqualTo(amount(documented));
    }

    /// The operators' objects refuse a number.
    @ParameterizedTest
    @ValueSource(strings = {"0.5", "2.5", "'0.25'", "2", "1500m"})
    void haveTheirAmountsAsText(String cpu) {
        String amounts =
                "resources: {requests: {cpu: %s, memory: 1000000000}, limits: {cpu: %<s, memory: 2G}}".formatted(cpu);
        Rendered rendered = Chart.render(
                Mode.OPERATORS,
                "{services: {orders: {%s}}, infra: {operators: {kafka: {%<s}, postgresql: {%<s}}}}".formatted(amounts));
        JsonNode deployment = rendered.documents("Deployment")
                .filter(it -> it.at("/metadata/name").asText().equals("ticketing-orders"))
                .findFirst()
                .orElseThrow();

        assertThat(Stream.of(
                        deployment.at("/spec/template/spec/containers/0/resources"),
                        rendered.documents("KafkaNodePool")
                                .findFirst()
                                .orElseThrow()
                                .at("/spec/resources"),
                        rendered.documents("Cluster").findFirst().orElseThrow().at("/spec/resources")))
                .allSatisfy(resources -> {
                    assertThat(resources.at("/requests/cpu").isTextual()).isTrue();
                    assertThat(resources.at("/limits/cpu").asText()).isEqualTo(cpu.replace("'", ""));
                    assertThat(resources.at("/requests/memory").asText()).isEqualTo("1000000000");
                });
    }

    @Test
    void mayHaveNoLimitOfTheirCpu() {
        Rendered rendered = Chart.render(Mode.BUNDLED, "services: {orders: {resources: {limits: {cpu: null}}}}");

        assertThat(rendered.container("orders").getResources().getLimits()).containsOnlyKeys("memory");
        assertThat(rendered.container("tickets").getResources().getLimits()).containsOnlyKeys("cpu", "memory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"416MB", "lots", "0.5.1Gi", "-1Gi"})
    void areRefusedIfTheyAreNone(String memory) {
        assertThatThrownBy(() -> Chart.render(
                        Mode.BUNDLED, "services: {orders: {resources: {limits: {memory: '%s'}}}}".formatted(memory)))
                .hasMessageContaining("memory");
    }

    /// As `--set image.tag=9` gives it.
    @Test
    void mayBelongToAnImageWhoseTagIsANumber() {
        assertThat(Chart.render(List.of(Mode.BUNDLED.yaml()), Map.of("image.tag", "20261130"))
                        .container("orders")
                        .getImage())
                .isEqualTo("ticketing/orders:20261130");
    }

    private static BigDecimal request(PodTemplate pod, String name) {
        return pod.spec().getContainers().stream()
                .map(container ->
                        amount(container.getResources().getRequests().get(name).toString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(String quantity) {
        return Quantity.getAmountInBytes(new Quantity(quantity));
    }
}
