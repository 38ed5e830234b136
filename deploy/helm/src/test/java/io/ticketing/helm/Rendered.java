package io.ticketing.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;

/// The objects of a release, by kind.
record Rendered(List<HasMetadata> objects, List<JsonNode> documents) {

    private static final Pattern SEPARATOR = Pattern.compile("(?m)^---.*$");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final KubernetesSerialization KINDS = kinds();

    static Rendered of(String manifest) {
        List<HasMetadata> objects = new ArrayList<>();
        List<JsonNode> documents = new ArrayList<>();
        for (String text : SEPARATOR.split(manifest)) {
            JsonNode document = read(text);
            if (!document.isMissingNode() && !document.isNull()) {
                documents.add(document);
                objects.add(KINDS.unmarshal(document.toString()));
            }
        }
        return new Rendered(objects, documents);
    }

    <T extends HasMetadata> Stream<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast);
    }

    /// The only object of a kind that belongs to a part of the system, such as `orders`.
    <T extends HasMetadata> T one(Class<T> kind, String part) {
        String name = Chart.RELEASE + "-" + part;
        return all(kind)
                .filter(object -> object.getMetadata().getName().equals(name))
                .reduce((one, other) -> unique(name))
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " " + name));
    }

    <T extends HasMetadata> boolean has(Class<T> kind, String part) {
        String name = Chart.RELEASE + "-" + part;
        return all(kind).anyMatch(object -> object.getMetadata().getName().equals(name));
    }

    Map<String, String> settings(String part) {
        return one(ConfigMap.class, part).getData();
    }

    String notes() {
        return all(ConfigMap.class)
                .filter(map -> map.getMetadata().getName().equals("notes"))
                .findFirst()
                .orElseThrow()
                .getData()
                .get("notes");
    }

    /// Objects of kinds that no class describes.
    Stream<JsonNode> documents(String kind) {
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind));
    }

    /// Every pod that the release itself asks for, whatever creates it.
    List<PodTemplate> pods() {
        return objects.stream().flatMap(Rendered::pods).toList();
    }

    PodTemplate pod(String part) {
        return pods().stream()
                .filter(pod -> part.equals(pod.part()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no pod of " + part));
    }

    Container container(String part) {
        return pod(part).spec().getContainers().getFirst();
    }

    private static Stream<PodTemplate> pods(HasMetadata object) {
        return switch (object) {
            case Deployment it ->
                Stream.of(new PodTemplate(
                        it,
                        it.getSpec().getTemplate().getMetadata().getLabels(),
                        it.getSpec().getTemplate().getSpec()));
            case StatefulSet it ->
                Stream.of(new PodTemplate(
                        it,
                        it.getSpec().getTemplate().getMetadata().getLabels(),
                        it.getSpec().getTemplate().getSpec()));
            case Service it ->
                Stream.of(new PodTemplate(
                        it, it.getSpec().getTemplate().getMetadata().getLabels(), podSpec(it)));
            case Pod it -> Stream.of(new PodTemplate(it, it.getMetadata().getLabels(), it.getSpec()));
            default -> Stream.of();
        };
    }

    /// Knative's own type has the fields of a pod's and a few more.
    private static PodSpec podSpec(Service service) {
        Map<?, ?> spec = JSON.convertValue(service.getSpec().getTemplate().getSpec(), Map.class);
        List.of("containerConcurrency", "timeoutSeconds").forEach(spec::remove);
        return JSON.convertValue(spec, PodSpec.class);
    }

    private static JsonNode read(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException wrong) {
            throw new AssertionError("no YAML:\n" + yaml, wrong);
        }
    }

    private static KubernetesSerialization kinds() {
        var kinds = new KubernetesSerialization();
        Stream.of(Kafka.class, KafkaNodePool.class, KafkaTopic.class).forEach(kinds::registerKubernetesResource);
        return kinds;
    }

    private static <T> T unique(String name) {
        throw new AssertionError("more than one " + name);
    }

    /// @param owner the object that creates the pods
    record PodTemplate(HasMetadata owner, Map<String, String> labels, PodSpec spec) {

        /// The pods' part of the system.
        String part() {
            return labels.get("app.kubernetes.io/component");
        }

        @Override
        public String toString() {
            return owner.getKind() + " " + owner.getMetadata().getName();
        }
    }
}
