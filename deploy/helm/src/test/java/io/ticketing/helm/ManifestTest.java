package io.ticketing.helm;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Helm and Kubernetes let unknown fields pass and then ignore them; here they fail.
class ManifestTest {

    static Stream<Matrix.Case> cases() {
        return Matrix.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasOnlyFieldsThatTheirKindsKnow(Matrix.Case release) {
        checkFields(release.render());
    }

    static void checkFields(Rendered rendered) {
        assertThat(rendered.objects()).isNotEmpty();
        for (HasMetadata object : rendered.objects()) {
            if (object instanceof GenericKubernetesResource generic) {
                assertThat(KnownFields.missing(generic)).isEmpty();
            } else {
                assertThat(UnknownFields.of(object)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void namesEachObjectOnceAndLabelsIt(Matrix.Case release) {
        Set<String> seen = new HashSet<>();
        for (HasMetadata object : release.render().objects()) {
            String name = object.getKind() + "/" + object.getMetadata().getName();
            assertThat(seen.add(name)).as("%s is there once", name).isTrue();
            if (!name.equals("ConfigMap/notes")) {
                assertThat(object.getMetadata().getLabels())
                        .as(name)
                        .containsEntry("app.kubernetes.io/name", "ticketing")
                        .containsEntry("app.kubernetes.io/instance", Chart.RELEASE)
                        .containsKeys(
                                "app.kubernetes.io/component",
                                "app.kubernetes.io/version",
                                "app.kubernetes.io/part-of");
            }
        }
    }

    @Test
    void wouldNoticeAFieldThatNobodyDescribes() {
        Rendered rendered = Rendered.of("""
                        apiVersion: postgresql.cnpg.io/v1
                        kind: Database
                        metadata: {name: it}
                        spec: {cluster: {name: it}, name: it, ownr: it, databaseReclaimPolicy: drop}
                        """);

        assertThat(KnownFields.missing(
                        (GenericKubernetesResource) rendered.objects().getFirst()))
                .hasSize(3)
                .anyMatch(it -> it.contains("spec.ownr"))
                .anyMatch(it -> it.contains("databaseReclaimPolicy"))
                .anyMatch(it -> it.contains("lacks"));
    }

    @Test
    void wouldNoticeAFieldThatIsNotThere() {
        Rendered rendered = Rendered.of("""
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: it}
                        spec:
                          template:
                            spec:
                              containers: [{name: it, livenesProbe: {}}]
                        """);

        assertThat(UnknownFields.of(rendered.objects().getFirst())).isEqualTo(List.of("it: containers.livenesProbe"));
    }
}
