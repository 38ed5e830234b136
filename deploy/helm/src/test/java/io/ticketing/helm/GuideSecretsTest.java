package io.ticketing.helm;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The Secrets that the guide creates are those that pods need and the chart does not make.
class GuideSecretsTest {

    private static final Map<String, Set<String>> MADE = made();

    static List<Guide.Release> releases() {
        return Guide.releases();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void haveWhatPodsAskFor(Guide.Release release) {
        Set<String> there = new HashSet<>(MADE.keySet());
        // CloudNativePG makes its authority for each Cluster.
        release.rendered()
                .documents("Cluster")
                .forEach(it -> there.add(it.at("/metadata/name").asText() + "-ca"));
        release.rendered()
                .all(Secret.class)
                .forEach(it -> there.add(it.getMetadata().getName()));
        Map<String, Set<String>> asked = asked(release.rendered());

        assertThat(there).containsAll(asked.keySet());
        asked.forEach((name, keys) -> {
            if (MADE.containsKey(name)) {
                assertThat(MADE.get(name)).as(name).containsAll(keys);
            }
        });
    }

    @Test
    void areAllOfUse() {
        Set<String> asked = new HashSet<>();
        Guide.releases()
                .forEach(release -> asked.addAll(asked(release.rendered()).keySet()));

        assertThat(MADE).isNotEmpty();
        assertThat(asked).containsAll(MADE.keySet());
    }

    private static Map<String, Set<String>> made() {
        Map<String, Set<String>> made = new HashMap<>();
        Guide.calls("kubectl")
                .filter(call -> call.operands().contains("generic"))
                .forEach(call -> made.put(
                        call.operands().getLast(),
                        new HashSet<>(Stream.of("--from-literal", "--from-file")
                                .flatMap(it -> call.options(it).stream())
                                .map(entry -> entry.split("=")[0])
                                .toList())));
        return made;
    }

    /// The names of Secrets and what is read of them.
    private static Map<String, Set<String>> asked(Rendered rendered) {
        Map<String, Set<String>> asked = new HashMap<>();
        rendered.pods().stream()
                .flatMap(pod -> pod.spec().getContainers().stream())
                .flatMap(container -> container.getEnv().stream())
                .map(EnvVar::getValueFrom)
                .filter(from -> from != null && from.getSecretKeyRef() != null)
                .forEach(from -> asked.computeIfAbsent(from.getSecretKeyRef().getName(), _ -> new HashSet<>())
                        .add(from.getSecretKeyRef().getKey()));
        rendered.pods().stream()
                .flatMap(pod -> pod.spec().getVolumes().stream())
                .map(Volume::getSecret)
                .filter(secret -> secret != null)
                .forEach(secret -> asked.computeIfAbsent(secret.getSecretName(), _ -> new HashSet<>()));
        return asked;
    }
}
