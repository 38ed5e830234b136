package io.ticketing.helm;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.knative.internal.networking.v1alpha1.ClusterDomainClaim;
import io.fabric8.knative.serving.v1beta1.DomainMapping;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Objects that the guide inspects or changes with kubectl are objects that the chart makes.
class GuideObjectsTest {

    /// By kubectl's names for them.
    private static final Map<String, String> KINDS = Map.of(
            "deployment", "apps/v1/Deployment",
            "statefulset", "apps/v1/StatefulSet",
            "service", "v1/Service",
            "secret", "v1/Secret",
            "kservice", "serving.knative.dev/v1/Service");

    static Stream<Call> commands() {
        return Guide.calls("kubectl");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void areThere(Call command) {
        List<String> operands = command.operands();
        String verb = operands.getFirst();
        List<String> rest = operands.subList(1, operands.size());
        if (!rest.isEmpty() && rest.getFirst().equals("namespace")) {
            assertThat(rest.get(1)).isEqualTo(Chart.NAMESPACE);
            return;
        }
        assertThat(command.option("--namespace")).contains(Chart.NAMESPACE);
        switch (verb) {
            case "get", "patch" -> check(rest.getFirst(), rest.get(1));
            case "rollout" -> rest.subList(1, rest.size()).forEach(GuideObjectsTest::check);
            case "wait" -> checkSelection(rest.getFirst(), command.option("--selector"));
            case "port-forward" -> checkPort(rest.getFirst(), rest.get(1));
            case "apply" -> checkManifest(command);
            // GuideSecretsTest looks at these.
            case "create" -> assertThat(rest).startsWith("secret", "generic");
            default -> throw new AssertionError("what does this do? " + command);
        }
    }

    /// Objects that clients outside the release need.
    @Test
    void haveTheAddressesThatTheGuideNames() {
        Set<String> there = new HashSet<>();
        for (Mode mode : List.of(Mode.BUNDLED, Mode.OPERATORS)) {
            Map<String, String> settings = Chart.render(mode).settings("orders");
            there.add(settings.get("KAFKA_BOOTSTRAP_SERVERS"));
            there.add(settings.get("SCHEMA_REGISTRY_URL"));
        }

        assertThat(Guide.PAGE.spans().filter(span -> span.contains(".shop.svc")))
                .containsExactlyInAnyOrderElementsOf(there);
    }

    private static void check(String reference) {
        String[] parts = reference.split("/");
        check(parts[0], parts[1]);
    }

    private static void check(String kind, String name) {
        assertThat(find(kind, name)).as("%s %s", kind, name).isNotEmpty();
    }

    private static List<HasMetadata> find(String kind, String name) {
        return Guide.releases().stream()
                .flatMap(release -> release.rendered().objects().stream())
                .filter(object -> kind(object).equals(KINDS.get(kind)))
                .filter(object -> object.getMetadata().getName().equals(name))
                .toList();
    }

    private static String kind(HasMetadata object) {
        return object.getApiVersion() + "/" + object.getKind();
    }

    /// A wait must include everything.
    private static void checkSelection(String kind, Optional<String> selector) {
        String[] label = selector.orElseThrow().split("=");
        List<HasMetadata> all = Guide.releases().getFirst().rendered().objects().stream()
                .filter(object -> kind(object).equals(KINDS.get(kind)))
                .toList();

        assertThat(all)
                .isNotEmpty()
                .allSatisfy(
                        object -> assertThat(object.getMetadata().getLabels()).containsEntry(label[0], label[1]));
    }

    private static void checkPort(String reference, String ports) {
        String[] parts = reference.split("/");
        int remote = Integer.parseInt(ports.split(":")[1]);

        assertThat(find(parts[0], parts[1]))
                .as(reference)
                .isNotEmpty()
                .allSatisfy(object -> assertThat(ports(object)).contains(remote));
    }

    private static Stream<Integer> ports(HasMetadata object) {
        return switch (object) {
            case Service it -> it.getSpec().getPorts().stream().map(port -> port.getPort());
            case Deployment it ->
                it.getSpec().getTemplate().getSpec().getContainers().stream()
                        .flatMap(container -> container.getPorts().stream())
                        .map(port -> port.getContainerPort());
            default -> throw new AssertionError("no ports: " + object);
        };
    }

    private static void checkManifest(Call command) {
        Rendered manifest = Rendered.of(command.input());

        assertThat(command.words()).endsWith("-f", "-");
        ManifestTest.checkFields(manifest);
        assertThat(manifest.all(ClusterDomainClaim.class))
                .as("by default Knative makes none, and a mapping waits for it")
                .singleElement()
                .satisfies(claim -> assertThat(claim.getSpec().getNamespace()).isEqualTo(Chart.NAMESPACE))
                .satisfies(claim ->
                        assertThat(hosts()).contains(claim.getMetadata().getName()));
        assertThat(manifest.all(DomainMapping.class)).singleElement().satisfies(mapping -> {
            var target = mapping.getSpec().getRef();
            assertThat(target.getApiVersion() + "/" + target.getKind()).isEqualTo(KINDS.get("kservice"));
            check("kservice", target.getName());
            assertThat(hosts()).contains(mapping.getMetadata().getName());
        });
    }

    /// Of the ingress, which the mapping replaces.
    private static Set<String> hosts() {
        return Guide.releases().stream()
                .flatMap(release -> release.rendered().all(Ingress.class))
                .flatMap(ingress -> ingress.getSpec().getRules().stream())
                .map(rule -> rule.getHost())
                .collect(Collectors.toSet());
    }
}
