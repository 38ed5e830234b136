package io.ticketing.helm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.strimzi.api.kafka.model.kafka.Kafka;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.ticketing.helm.Rendered.PodTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/// The traffic that policies allow is the one that the picture in docs/architecture.md shows.
class NetworkPolicyTest {

    private static final Map<String, Set<String>> CALLS_OF_SERVICES = Map.of(
            "storefront", Set.of("auth", "tickets", "orders", "payments"),
            "tickets", Set.of("auth"),
            "orders", Set.of("auth"),
            "payments", Set.of("auth"),
            "test", Set.of("storefront"));

    static Stream<Matrix.Case> cases() {
        return Matrix.cases().filter(release -> !release.name().endsWith("no network policies"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void existForEveryPodAndBothDirections(Matrix.Case release) {
        Rendered rendered = release.render();
        if (rendered.all(NetworkPolicy.class).findAny().isEmpty()) {
            return;
        }
        for (PodTemplate pod : rendered.pods()) {
            assertThat(rendered.all(NetworkPolicy.class).filter(policy -> selects(policy, pod.labels())))
                    .as("policies of %s", pod)
                    .singleElement()
                    .satisfies(policy ->
                            assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress"));
        }
    }

    @Test
    void letServicesCallWhomTheyCallAndNobodyElse() {
        Rendered rendered = Chart.render(Mode.EXTERNAL);

        assertThat(allowed(rendered, true)).isEqualTo(new TreeMap<>(CALLS_OF_SERVICES));
        assertThat(allowed(rendered, false)).isEqualTo(reversed(CALLS_OF_SERVICES));
    }

    @Test
    void letPartsReachBundledInfrastructureAndItsServersNobody() {
        Rendered rendered = Chart.render(Mode.BUNDLED);
        Map<String, Set<String>> calls = new HashMap<>(CALLS_OF_SERVICES);
        calls.put("auth", Set.of("postgresql", "redis"));
        calls.put("tickets", Set.of("auth", "postgresql", "kafka", "registry"));
        calls.put("orders", Set.of("auth", "postgresql", "kafka", "registry"));
        calls.put("payments", Set.of("auth", "postgresql", "kafka", "registry", "sandbox"));
        calls.put("expiration", Set.of("kafka", "registry", "redis"));
        calls.put("registry", Set.of("postgresql"));
        calls.put("sandbox", Set.of("postgresql", "payments"));

        assertThat(allowed(rendered, true)).isEqualTo(new TreeMap<>(calls));
        assertThat(allowed(rendered, false)).isEqualTo(reversed(calls));
        assertThat(outside(rendered, "payments")).isEmpty();
    }

    @Test
    void letPartsReachWhatOperatorsRun() {
        Rendered rendered = Chart.render(Mode.OPERATORS);

        assertThat(labels(rendered, "orders"))
                .containsEntry("cnpg.io/cluster", "ticketing-postgresql")
                .containsEntry("strimzi.io/cluster", "ticketing");
        assertThat(labels(rendered, "auth")).doesNotContainKey("strimzi.io/cluster");
        assertThat(peers(rendered.one(NetworkPolicy.class, "postgresql"), false)
                        .map(NetworkPolicyTest::part)
                        .filter(Objects::nonNull))
                .containsExactlyInAnyOrder("auth", "tickets", "orders", "payments", "registry");
        assertThat(rendered.all(Kafka.class)
                        .flatMap(it -> it.getSpec().getKafka().getListeners().stream())
                        .flatMap(it -> it.getNetworkPolicyPeers().stream())
                        .map(NetworkPolicyTest::part))
                .containsExactlyInAnyOrder("tickets", "orders", "payments", "expiration");
    }

    @Test
    void letKedaReachTheBrokersWhereItIsAskedFor() {
        assertThat(namespaces(Chart.render(Mode.BUNDLED), "kafka")).isEmpty();
        assertThat(namespaces(Chart.render(Mode.BUNDLED, "autoscaling: {mode: lag}"), "kafka"))
                .containsExactly("keda");
    }

    @Test
    void letAnybodyReachTheStorefront() {
        NetworkPolicy policy = Chart.render(Mode.EXTERNAL).one(NetworkPolicy.class, "storefront");

        assertThat(policy.getSpec().getIngress()).singleElement();
        assertThat(policy.getSpec().getIngress().getFirst().getFrom()).isEmpty();
        assertThat(ports(policy.getSpec().getIngress().getFirst().getPorts())).containsOnly(8080);
    }

    @Test
    void letPartsReachExternalInfrastructureByItsPorts() {
        Rendered rendered = Chart.render(Mode.EXTERNAL, """
                        infra:
                          external:
                            kafka: {bootstrapServers: "a:9093,b:9093"}
                            postgresql: {port: 6432}
                            redis: {url: "rediss://redis.example.com:6380"}
                            registry: {url: "http://registry.example.com:8081/apis/ccompat/v7"}
                        payments: {gateway: {url: "https://gateway.example.com:8443"}}
                        """);

        assertThat(anywhere(rendered, "auth")).containsExactlyInAnyOrder(53, 6380, 6432);
        assertThat(anywhere(rendered, "orders")).containsExactlyInAnyOrder(53, 6432, 9093, 8081);
        assertThat(anywhere(rendered, "expiration")).containsExactlyInAnyOrder(53, 9093, 8081, 6380);
        assertThat(anywhere(rendered, "storefront")).containsExactly(53);
        assertThat(outside(rendered, "payments")).containsExactly(8443);
        assertThat(outside(rendered, "orders")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "EXTERNAL", mode = EnumSource.Mode.EXCLUDE)
    void letOthersListenToTheEventsWhereTheyAreNamed(Mode mode) {
        Rendered rendered = Chart.render(mode, """
                        networkPolicy:
                          kafkaClients:
                            - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: analytics}}
                              podSelector: {matchLabels: {app: reports}}
                          registryClients:
                            - podSelector: {matchLabels: {app: browser}}
                            - ipBlock: {cidr: 10.9.0.0/16}
                        """);

        assertThat(toKafka(rendered))
                .filteredOn(peer -> peer.getNamespaceSelector() != null)
                .singleElement()
                .satisfies(peer -> assertThat(peer.getPodSelector().getMatchLabels())
                        .containsExactly(Map.entry("app", "reports")));
        assertThat(toKafka(rendered)).hasSize(toKafka(Chart.render(mode)).size() + 1);
        var registry = rendered.one(NetworkPolicy.class, "registry").getSpec().getIngress();
        assertThat(registry).hasSize(2);
        assertThat(registry.getLast().getFrom()).hasSize(2);
        assertThat(ports(registry.getLast().getPorts())).containsExactly(8080);
    }

    private static List<NetworkPolicyPeer> toKafka(Rendered rendered) {
        Stream<NetworkPolicyPeer> bundled = rendered.has(NetworkPolicy.class, "kafka")
                ? peers(rendered.one(NetworkPolicy.class, "kafka"), false)
                : Stream.empty();
        Stream<NetworkPolicyPeer> operators = rendered.all(Kafka.class)
                .flatMap(it -> it.getSpec().getKafka().getListeners().stream())
                .flatMap(it -> it.getNetworkPolicyPeers().stream());
        return Stream.concat(bundled, operators).toList();
    }

    /// Policies see the port that a server's pod listens on, not its Service's.
    @Test
    void letPartsLookNamesUpWhereverTheServerListens() {
        Rendered rendered = Chart.render(Mode.BUNDLED, "networkPolicy: {dnsPorts: [53, 5353, 8053]}");

        assertThat(anywhere(Chart.render(Mode.BUNDLED), "storefront")).containsExactly(53);
        assertThat(anywhere(rendered, "storefront")).containsExactly(53, 5353, 8053);
        assertThat(rendered.one(NetworkPolicy.class, "storefront").getSpec().getEgress().getFirst().getPorts().stream()
                        .map(port -> port.getPort().getIntVal() + port.getProtocol()))
                .containsExactlyInAnyOrder("53UDP", "53TCP", "5353UDP", "5353TCP", "8053UDP", "8053TCP");
    }

    @Test
    void letPrometheusReadMetricsOnlyWhereItIsAskedFor() {
        String asked = "metrics: {podMonitor: {enabled: true, namespace: watch}}";

        assertThat(namespaces(Chart.render(Mode.EXTERNAL), "orders")).isEmpty();
        assertThat(namespaces(Chart.render(Mode.EXTERNAL, asked), "orders")).containsExactly("watch");
        assertThat(namespaces(Chart.render(Mode.EXTERNAL, asked), "storefront")).isEmpty();
    }

    private static boolean selects(NetworkPolicy policy, Map<String, String> labels) {
        return labels.entrySet()
                .containsAll(policy.getSpec().getPodSelector().getMatchLabels().entrySet());
    }

    /// For each part, the parts it may call, or those that may call it.
    private static Map<String, Set<String>> allowed(Rendered rendered, boolean egress) {
        Map<String, Set<String>> allowed = new TreeMap<>();
        rendered.all(NetworkPolicy.class)
                .forEach(policy -> peers(policy, egress)
                        .filter(peer -> peer.getPodSelector() != null)
                        .forEach(peer -> allowed.computeIfAbsent(part(policy), _ -> new TreeSet<>())
                                .add(part(peer))));
        return allowed;
    }

    private static Map<String, Set<String>> reversed(Map<String, Set<String>> calls) {
        Map<String, Set<String>> reversed = new TreeMap<>();
        calls.forEach((caller, called) -> called.forEach(
                part -> reversed.computeIfAbsent(part, _ -> new TreeSet<>()).add(caller)));
        // Anyone may call it.
        reversed.remove("storefront");
        return reversed;
    }

    private static Stream<NetworkPolicyPeer> peers(NetworkPolicy policy, boolean egress) {
        return egress
                ? policy.getSpec().getEgress().stream().flatMap(rule -> rule.getTo().stream())
                : policy.getSpec().getIngress().stream().flatMap(rule -> rule.getFrom().stream());
    }

    private static String part(NetworkPolicy policy) {
        return policy.getMetadata().getLabels().get("app.kubernetes.io/component");
    }

    private static String part(NetworkPolicyPeer peer) {
        return peer.getPodSelector().getMatchLabels().get("app.kubernetes.io/component");
    }

    private static Map<String, String> labels(Rendered rendered, String part) {
        Map<String, String> labels = new HashMap<>();
        peers(rendered.one(NetworkPolicy.class, part), true)
                .filter(peer -> peer.getPodSelector() != null)
                .forEach(peer -> labels.putAll(peer.getPodSelector().getMatchLabels()));
        return labels;
    }

    private static Set<Integer> anywhere(Rendered rendered, String part) {
        Set<Integer> ports = new TreeSet<>();
        rendered.one(NetworkPolicy.class, part).getSpec().getEgress().stream()
                .filter(rule -> rule.getTo().isEmpty())
                .forEach(rule -> ports.addAll(ports(rule.getPorts())));
        return ports;
    }

    private static Set<Integer> outside(Rendered rendered, String part) {
        Set<Integer> ports = new TreeSet<>();
        rendered.one(NetworkPolicy.class, part).getSpec().getEgress().stream()
                .filter(rule -> rule.getTo().stream().anyMatch(to -> to.getIpBlock() != null))
                .forEach(rule -> ports.addAll(ports(rule.getPorts())));
        return ports;
    }

    private static List<Integer> ports(List<NetworkPolicyPort> ports) {
        return ports.stream().map(port -> port.getPort().getIntVal()).toList();
    }

    private static Set<String> namespaces(Rendered rendered, String part) {
        Set<String> names = new TreeSet<>();
        peers(rendered.one(NetworkPolicy.class, part), false)
                .filter(peer -> peer.getNamespaceSelector() != null)
                .flatMap(peer -> peer.getNamespaceSelector().getMatchExpressions().stream())
                .forEach(expression -> names.addAll(expression.getValues()));
        return names;
    }
}
