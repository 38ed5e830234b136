package io.ticketing.helm;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

class OperatorsTest {

    private static final Rendered RENDERED = Chart.render(Mode.OPERATORS);

    @Test
    void askForEveryTopicThatServicesUseAndItsDeadLetters() {
        Set<String> topics = new TreeSet<>();
        for (String service : ServiceSource.NAMES) {
            String uses = ServiceSource.of(service).property("ticketing.topics.uses");
            for (String topic : uses == null ? new String[0] : uses.split(",")) {
                topics.add(topic);
                topics.add(topic + ".dead-letter." + service);
            }
        }

        assertThat(RENDERED.all(KafkaTopic.class).map(it -> it.getSpec().getTopicName()))
                .containsExactlyInAnyOrderElementsOf(topics);
    }

    @Test
    void giveTopicsTheirPartitionsAndPrefix() {
        assertThat(Chart.render(Mode.OPERATORS, "topics: {partitions: 24, prefix: shop.}")
                        .all(KafkaTopic.class))
                .allSatisfy(topic -> {
                    assertThat(topic.getSpec().getTopicName()).startsWith("shop.");
                    assertThat(topic.getSpec().getPartitions()).isEqualTo(24);
                    assertThat(topic.getSpec().getReplicas()).isEqualTo(3);
                });
    }

    /// They wait for a person, who may take longer than events are kept.
    @Test
    void keepDeadLettersForLongerThanEvents() {
        Rendered other = Chart.render(Mode.OPERATORS, "topics: {retentionDays: 8, deadLetterRetentionDays: 400}");

        assertThat(retention(RENDERED, "orders")).isEqualTo(days(7));
        assertThat(retention(RENDERED, "orders.dead-letter.tickets")).isEqualTo(days(90));
        assertThat(retention(other, "orders")).isEqualTo(days(8));
        assertThat(retention(other, "orders.dead-letter.tickets")).isEqualTo(days(400));
        assertThat(RENDERED.all(KafkaTopic.class))
                .allSatisfy(topic -> assertThat(topic.getSpec().getTopicName().contains(".dead-letter."))
                        .isEqualTo(retention(RENDERED, topic.getSpec().getTopicName()) > days(7)));
    }

    @Test
    void neverKeepDeadLettersForLessThanEvents() {
        Rendered rendered = Chart.render(Mode.OPERATORS, "topics: {retentionDays: 120}");

        assertThat(retention(rendered, "orders.dead-letter.tickets")).isEqualTo(days(120));
    }

    @Test
    void pointTheServicesAtWhatTheOperatorsRun() {
        assertThat(RENDERED.settings("orders"))
                .containsEntry("DB_HOST", "ticketing-postgresql-rw.shop.svc")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "ticketing-kafka-bootstrap.shop.svc:9092")
                .containsEntry("TICKETING_TOPICS_CREATE", "false");
    }

    @Test
    void keepWhatIsAcknowledgedInTwoPlaces() {
        assertThat(kafka(RENDERED).getSpec().getKafka().getConfig())
                .containsEntry("min.insync.replicas", 2)
                .containsEntry("default.replication.factor", 3);
        assertThat(cluster(RENDERED).at("/spec/postgresql/synchronous/number").asInt())
                .isEqualTo(1);
        assertThat(cluster(RENDERED)
                        .at("/spec/postgresql/synchronous/dataDurability")
                        .asText())
                .isEqualTo("required");
    }

    @Test
    void askForNoMoreCopiesThanThereAreServers() {
        Rendered rendered =
                Chart.render(Mode.OPERATORS, "infra: {operators: {kafka: {replicas: 1}, postgresql: {instances: 1}}}");

        assertThat(kafka(rendered).getSpec().getKafka().getConfig())
                .containsEntry("min.insync.replicas", 1)
                .containsEntry("offsets.topic.replication.factor", 1);
        assertThat(rendered.all(KafkaTopic.class))
                .allSatisfy(topic -> assertThat(topic.getSpec().getReplicas()).isEqualTo(1));
        assertThat(cluster(rendered).at("/spec/postgresql/synchronous").isMissingNode())
                .isTrue();
    }

    @Test
    void makeADatabaseAndARoleForWhoeverHasOne() {
        assertThat(RENDERED.documents("Database").map(it -> it.at("/spec/name").asText()))
                .containsExactlyInAnyOrder("auth", "tickets", "orders", "payments", "registry");
        for (JsonNode role : cluster(RENDERED).at("/spec/managed/roles")) {
            String secret = role.at("/passwordSecret/name").asText();
            assertThat(RENDERED.all(Secret.class))
                    .filteredOn(it -> it.getMetadata().getName().equals(secret))
                    .singleElement()
                    .satisfies(it -> assertThat(it.getType()).isEqualTo("kubernetes.io/basic-auth"));
        }
    }

    @Test
    void letTheValuesSayMore() {
        Rendered rendered = Chart.render(Mode.OPERATORS, """
                        infra:
                          operators:
                            kafka: {spec: {kafka: {version: 4.1.0, config: {log.segment.bytes: 536870912}}}}
                            postgresql: {spec: {instances: 5, backup: {retentionPolicy: 30d}}}
                        """);

        assertThat(kafka(rendered).getSpec().getKafka().getVersion()).isEqualTo("4.1.0");
        assertThat(kafka(rendered).getSpec().getKafka().getConfig())
                .containsEntry("log.segment.bytes", 536_870_912)
                .containsEntry("min.insync.replicas", 2);
        assertThat(cluster(rendered).at("/spec/instances").asInt()).isEqualTo(5);
        assertThat(cluster(rendered).at("/spec/backup/retentionPolicy").asText())
                .isEqualTo("30d");
    }

    @Test
    void loseNoDataWithTheRelease() {
        Stream<HasMetadata> kept = RENDERED.objects().stream()
                .filter(it -> Set.of("Kafka", "KafkaNodePool", "KafkaTopic", "Cluster")
                        .contains(it.getKind()));
        assertThat(kept)
                .hasSize(18)
                .allSatisfy(it ->
                        assertThat(it.getMetadata().getAnnotations()).containsEntry("helm.sh/resource-policy", "keep"));
    }

    /// Strimzi would restart all brokers if one of their labels changed.
    @Test
    void labelBrokersWithNothingThatChanges() {
        assertThat(Stream.concat(RENDERED.all(Kafka.class), RENDERED.all(KafkaNodePool.class)))
                .allSatisfy(it -> assertThat(it.getMetadata().getLabels()).doesNotContainKey("helm.sh/chart"));
    }

    /// Otherwise a failing node may take all copies of an event.
    @Test
    void spreadServersOverZonesAndNodes() {
        var brokers = kafka(RENDERED).getSpec().getKafka().getTemplate();

        assertThat(brokers.getPod().getTopologySpreadConstraints())
                .extracting(it -> it.getTopologyKey())
                .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        assertThat(brokers.getPod().getTopologySpreadConstraints())
                .allSatisfy(it -> assertThat(it.getLabelSelector().getMatchLabels())
                        .containsExactly(
                                entry("strimzi.io/cluster", "ticketing"), entry("strimzi.io/component-type", "kafka")));
        assertThat(brokers.getInitContainer()
                        .getSecurityContext()
                        .getCapabilities()
                        .getDrop())
                .as("with racks Strimzi adds a container, which the restricted standard applies to as well")
                .containsExactly("ALL");
        assertThat(cluster(RENDERED).at("/spec/topologySpreadConstraints").findValuesAsText("topologyKey"))
                .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        assertThat(cluster(RENDERED).at("/spec/affinity/enablePodAntiAffinity").asBoolean())
                .isTrue();
    }

    @Test
    void putServersWhereAllPodsRun() {
        Rendered rendered = Chart.render(Mode.OPERATORS, """
                        nodeSelector: {pool: shop}
                        tolerations: [{key: shop, operator: Exists}]
                        image: {pullSecrets: [pull]}
                        """);
        var kafka = kafka(rendered).getSpec();

        assertThat(Stream.of(
                        kafka.getKafka().getTemplate().getPod(),
                        kafka.getEntityOperator().getTemplate().getPod()))
                .allSatisfy(pod -> {
                    assertThat(pod.getTolerations())
                            .extracting(it -> it.getKey())
                            .containsExactly("shop");
                    assertThat(pod.getImagePullSecrets())
                            .extracting(it -> it.getName())
                            .containsExactly("pull");
                    assertThat(pod.getAffinity()
                                    .getNodeAffinity()
                                    .getRequiredDuringSchedulingIgnoredDuringExecution()
                                    .getNodeSelectorTerms()
                                    .getFirst()
                                    .getMatchExpressions())
                            .singleElement()
                            .satisfies(it -> assertThat(it.getKey()).isEqualTo("pool"))
                            .satisfies(it -> assertThat(it.getValues()).containsExactly("shop"));
                });
        JsonNode cluster = cluster(rendered).at("/spec");
        assertThat(cluster.at("/affinity/nodeSelector/pool").asText()).isEqualTo("shop");
        assertThat(cluster.at("/affinity/tolerations/0/key").asText()).isEqualTo("shop");
        assertThat(cluster.at("/imagePullSecrets/0/name").asText()).isEqualTo("pull");
    }

    /// As Strimzi does by default for volumes, unless it is given a security context.
    @Test
    void letBrokersWriteToTheirVolumes() {
        var spec = kafka(RENDERED).getSpec();

        assertThat(spec.getKafka().getTemplate().getPod().getSecurityContext().getFsGroup())
                .isEqualTo(0L);
        assertThat(spec.getEntityOperator().getTemplate().getPod().getSecurityContext())
                .satisfies(context -> assertThat(context.getFsGroup()).isNull())
                .satisfies(context -> assertThat(context.getRunAsNonRoot()).isTrue());
    }

    /// A pod's name is its host's, with at most 63 letters; CloudNativePG allows 50 for a
    /// Cluster's.
    @ParameterizedTest
    @ValueSource(ints = {3, 10, 11})
    void takeTheLongestNameThatTheirPodsCanHave(int brokers) {
        String replicas = "infra: {operators: {kafka: {replicas: %d}}}".formatted(brokers);
        int longest = brokers > 10 ? 25 : 26;
        Rendered rendered = Chart.render(Mode.OPERATORS, replicas, named(longest));
        String pod = "%s-%s-%d"
                .formatted(name(rendered.documents("Kafka")), name(rendered.documents("KafkaNodePool")), brokers - 1);

        assertThat(pod.length()).isBetween(62, 63);
        assertThat(name(rendered.documents("Cluster"))).hasSizeLessThanOrEqualTo(50);
        assertThatThrownBy(() -> Chart.render(Mode.OPERATORS, replicas, named(longest + 1)))
                .hasMessageContaining("at most " + longest)
                .hasMessageContaining("fullnameOverride");
        assertThat(Chart.render(Mode.BUNDLED, named(40)).objects()).isNotEmpty();
    }

    @Test
    void bringNoServersOfTheirOwn() {
        assertThat(RENDERED.has(StatefulSet.class, "kafka")).isFalse();
        assertThat(RENDERED.has(StatefulSet.class, "postgresql")).isFalse();
        assertThat(RENDERED.has(StatefulSet.class, "redis")).isTrue();
    }

    /// Kafka deletes whole segments: an event lives for up to both together.
    @Test
    void keepNoEventForLongerThanServicesRememberIt() {
        long longest = retention(RENDERED, "orders") + setting(RENDERED, "orders", "segment.ms");

        assertThat(longest).isLessThan(days(8));
    }

    private static long days(int number) {
        return Duration.ofDays(number).toMillis();
    }

    private static long retention(Rendered rendered, String name) {
        return setting(rendered, name, "retention.ms");
    }

    private static long setting(Rendered rendered, String name, String setting) {
        return rendered.all(KafkaTopic.class)
                .map(KafkaTopic::getSpec)
                .filter(topic -> topic.getTopicName().equals(name))
                .map(topic -> ((Number) topic.getConfig().get(setting)).longValue())
                .findFirst()
                .orElseThrow();
    }

    private static String named(int length) {
        return "fullnameOverride: " + "n".repeat(length);
    }

    private static String name(Stream<JsonNode> objects) {
        return objects.findFirst().orElseThrow().at("/metadata/name").asText();
    }

    private static Kafka kafka(Rendered rendered) {
        return rendered.all(Kafka.class).findFirst().orElseThrow();
    }

    private static JsonNode cluster(Rendered rendered) {
        return rendered.documents("Cluster").findFirst().orElseThrow();
    }
}
