package io.ticketing.helm;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.ticketing.helm.Rendered.PodTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/// The restricted Pod Security Standard's requirements for every pod, and our own.
class PodPolicyTest {

    static Stream<Matrix.Case> cases() {
        return Matrix.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holdsForEveryPod(Matrix.Case release) {
        List<PodTemplate> pods = release.render().pods();

        assertThat(pods).isNotEmpty();
        pods.forEach(PodPolicyTest::check);
    }

    private static void check(PodTemplate pod) {
        PodSpec spec = pod.spec();
        assertThat(pod.labels())
                .as("%s: labels", pod)
                .containsKeys("app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/component");
        assertThat(spec.getAutomountServiceAccountToken()).as("%s: token", pod).isFalse();
        assertThat(spec.getServiceAccountName()).as("%s: account", pod).isNotBlank();
        assertThat(spec.getEnableServiceLinks()).as("%s: service links", pod).isFalse();
        assertThat(Stream.of(spec.getHostNetwork(), spec.getHostPID(), spec.getHostIPC()))
                .as("%s: the host's namespaces", pod)
                .containsOnlyNulls();
        assertThat(spec.getVolumes()).as("%s: volumes", pod).allMatch(volume -> volume.getHostPath() == null);
        Stream.concat(spec.getInitContainers().stream(), spec.getContainers().stream())
                .forEach(container -> check(pod, container));
        if (!(pod.owner() instanceof Pod)) {
            spec.getContainers().forEach(container -> checkProbes(pod, container));
        }
    }

    private static void check(PodTemplate pod, Container container) {
        String name = pod + ", container " + container.getName();
        SecurityContext own = container.getSecurityContext();
        Optional<PodSecurityContext> shared = Optional.ofNullable(pod.spec().getSecurityContext());
        assertThat(own.getAllowPrivilegeEscalation()).as(name).isFalse();
        assertThat(own.getReadOnlyRootFilesystem()).as(name).isTrue();
        assertThat(own.getPrivileged()).as(name).isNotEqualTo(true);
        assertThat(own.getCapabilities().getDrop()).as(name).containsExactly("ALL");
        assertThat(own.getCapabilities().getAdd()).as(name).isEmpty();
        assertThat(Optional.ofNullable(own.getRunAsNonRoot()).or(() -> shared.map(PodSecurityContext::getRunAsNonRoot)))
                .as(name)
                .contains(true);
        assertThat(Optional.ofNullable(own.getRunAsUser()).or(() -> shared.map(PodSecurityContext::getRunAsUser)))
                .as(name)
                .hasValueSatisfying(user -> assertThat(user).isPositive());
        assertThat(Optional.ofNullable(own.getSeccompProfile())
                        .or(() -> shared.map(PodSecurityContext::getSeccompProfile)))
                .as(name)
                .hasValueSatisfying(profile -> assertThat(profile.getType()).isEqualTo("RuntimeDefault"));

        assertThat(container.getResources().getRequests()).as(name).containsKeys("cpu", "memory");
        assertThat(container.getResources().getLimits()).as(name).containsKeys("cpu", "memory");
        assertThat(container.getImage()).as(name).matches("[^:]+(:\\d+)?/?[^:]*:[^:]+");
        assertThat(container.getImage()).as(name).doesNotEndWith(":latest");
        assertThat(container.getVolumeMounts())
                .as("%s: a place to write", name)
                .anyMatch(mount -> mount.getMountPath().equals("/tmp"));
    }

    private static void checkProbes(PodTemplate pod, Container container) {
        String name = pod + ", container " + container.getName();
        assertThat(container.getStartupProbe()).as(name).isNotNull();
        assertThat(container.getLivenessProbe()).as(name).isNotNull();
        assertThat(container.getReadinessProbe()).as(name).isNotNull();
    }
}
