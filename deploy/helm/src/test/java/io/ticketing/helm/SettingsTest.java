package io.ticketing.helm;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.ticketing.helm.Rendered.PodTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsTest {

    /// Read by the JVM and by Quarkus themselves, and by Kafka's clients, whose settings are all
    /// that begin with KAFKA_.
    static final Set<String> NOT_OURS = Set.of(
            "JAVA_TOOL_OPTIONS",
            "QUARKUS_HTTP_HOST",
            "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES",
            "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING",
            "QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED",
            "QUARKUS_HTTP_PROXY_ENABLE_FORWARDED_HOST",
            "QUARKUS_LOG_LEVEL",
            "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE",
            "QUARKUS_DATASOURCE_REACTIVE_TRUST_ALL",
            "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM",
            "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS",
            "QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM",
            "QUARKUS_DATASOURCE_JDBC_ADDITIONAL_JDBC_PROPERTIES_SSLMODE",
            "QUARKUS_DATASOURCE_JDBC_ADDITIONAL_JDBC_PROPERTIES_SSLROOTCERT",
            "KAFKA_SECURITY_PROTOCOL",
            "KAFKA_SASL_MECHANISM",
            "KAFKA_SASL_JAAS_CONFIG",
            "KAFKA_SSL_TRUSTSTORE_TYPE",
            "KAFKA_SSL_TRUSTSTORE_LOCATION");

    private static final String DEAD_LETTER_RETENTION = "TICKETING_TOPICS_DEAD_LETTER_RETENTION";

    static Stream<Matrix.Case> cases() {
        return Matrix.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areOnesThatTheServiceReads(Matrix.Case release) {
        Rendered rendered = release.render();
        for (String service : ServiceSource.NAMES) {
            Set<String> set = variables(rendered, service);
            set.removeAll(NOT_OURS);

            assertThat(set).as(service).allMatch(ServiceSource.of(service)::reads);
        }
    }

    @Test
    void wouldNoticeOneThatNobodyReads() {
        ServiceSource orders = ServiceSource.of("orders");

        assertThat(orders.variables())
                .contains(
                        "DB_HOST",
                        "JWKS_URL",
                        "TICKETING_TOPICS_CREATE",
                        "TICKETING_ORDERS_RESERVATION_TIME",
                        "TICKETING_ORDERS_MAX_PLACEMENTS")
                .doesNotContain("REDIS_URL", "TICKETING_ORDERS_RESERVATION", "DB_HOSTNAME");
        assertThat(orders.reads("TICKETING_MONEY_MINIMUM_USD")).isTrue();
        assertThat(orders.reads("TICKETING_MONEY_MINIMA_USD")).isFalse();
    }

    @Test
    void boundAmountsWhereTheyAreDecided() {
        Rendered rendered = Chart.render(Mode.EXTERNAL, """
                        money:
                          currency: EUR
                          currencies: [EUR, CHF, JPY]
                          minimum: {EUR: 1.5, JPY: 200}
                          maximum: {CHF: 5000000}
                        """);

        for (String service : List.of("tickets", "orders")) {
            assertThat(rendered.settings(service))
                    .containsEntry("TICKETING_MONEY_CURRENCIES", "EUR,CHF,JPY")
                    .containsEntry("TICKETING_MONEY_MINIMUM_EUR", "1.5")
                    .containsEntry("TICKETING_MONEY_MINIMUM_JPY", "200")
                    .containsEntry("TICKETING_MONEY_MAXIMUM_CHF", "5000000");
        }
        assertThat(rendered.settings("tickets")).containsEntry("TICKETING_TICKETS_CURRENCY", "EUR");
        assertThat(rendered.settings("payments").keySet()).noneMatch(name -> name.contains("MONEY"));
        assertThat(Chart.render(Mode.EXTERNAL).settings("tickets").keySet())
                .noneMatch(name -> name.contains("MONEY") || name.contains("CURRENCY"));
    }

    @Test
    void reachEveryServiceUnlessItHasItsOwn() {
        Rendered rendered = Chart.render(Mode.EXTERNAL, """
                        settings: {QUARKUS_LOG_LEVEL: DEBUG, TICKETING_TOPICS_CREATE: false}
                        services: {orders: {settings: {QUARKUS_LOG_LEVEL: INFO, TICKETING_ORDERS_MAX_PLACEMENTS: 1000000}}}
                        """);

        assertThat(rendered.settings("tickets"))
                .containsEntry("QUARKUS_LOG_LEVEL", "DEBUG")
                .containsEntry("TICKETING_TOPICS_CREATE", "false");
        assertThat(rendered.settings("orders"))
                .containsEntry("QUARKUS_LOG_LEVEL", "INFO")
                .containsEntry("TICKETING_ORDERS_MAX_PLACEMENTS", "1000000");
    }

    @Test
    void sendBuyersBackToTheSite() {
        String address = "TICKETING_PAYMENTS_RETURNS_STOREFRONT";
        Rendered plain = Chart.render(Mode.EXTERNAL, "ingress: {enabled: true, host: tickets.example}");
        Rendered secure =
                Chart.render(Mode.EXTERNAL, "ingress: {enabled: true, host: tickets.example, tlsSecret: site}");
        Rendered routed = Chart.render(Mode.EXTERNAL, """
                        httpRoute: {enabled: true, parentRefs: [{name: web}], hostnames: ["*.example", tickets.example]}
                        """);

        assertThat(plain.settings("payments")).containsEntry(address, "http://tickets.example");
        assertThat(secure.settings("payments")).containsEntry(address, "https://tickets.example");
        assertThat(routed.settings("payments")).containsEntry(address, "https://tickets.example");
        assertThat(Chart.render(Mode.EXTERNAL).settings("payments")).containsEntry(address, "http://localhost:8080");
    }

    @Test
    void rememberAppliedEventsForLongerThanTopicsKeepThem() {
        Rendered rendered = Chart.render(Mode.EXTERNAL, "topics: {retentionDays: 10}");

        assertThat(rendered.settings("orders")).containsEntry("TICKETING_INBOX_RETENTION", "264h");
    }

    /// If services create topics; with the operators the chart does.
    @Test
    void keepDeadLettersForLongerThanEvents() {
        Rendered asked = Chart.render(Mode.BUNDLED, "topics: {deadLetterRetentionDays: 400}");
        Rendered longer = Chart.render(Mode.EXTERNAL, "topics: {retentionDays: 120}");

        assertThat(Chart.render(Mode.BUNDLED).settings("orders").get(DEAD_LETTER_RETENTION))
                .isEqualTo(ServiceSource.of("orders").property("ticketing.topics.dead-letter-retention"));
        assertThat(asked.settings("orders")).containsEntry(DEAD_LETTER_RETENTION, "400d");
        assertThat(longer.settings("orders")).containsEntry(DEAD_LETTER_RETENTION, "120d");
    }

    @Test
    void compressEventsAsAsked() {
        Rendered asked = Chart.render(Mode.BUNDLED, "topics: {compression: zstd}");

        assertThat(asked.settings("expiration")).containsEntry("TICKETING_EVENTS_COMPRESSION", "zstd");
        assertThat(Chart.render(Mode.BUNDLED).settings("expiration")).doesNotContainKey("TICKETING_EVENTS_COMPRESSION");
    }

    @Test
    void letAKafkaThatAsksForCredentialsHaveThem() {
        Rendered rendered = Chart.render(Mode.EXTERNAL, """
                        infra:
                          external:
                            kafka: {securityProtocol: SASL_SSL, existingSecret: kafka, caSecret: kafka-ca}
                        """);
        PodTemplate orders = rendered.pod("orders");

        assertThat(rendered.settings("orders"))
                .containsEntry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
                .containsEntry("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512")
                .containsEntry("KAFKA_SSL_TRUSTSTORE_LOCATION", "/etc/ticketing/kafka/ca.crt");
        assertThat(orders.spec().getContainers().getFirst().getEnv())
                .filteredOn(variable -> variable.getName().equals("KAFKA_SASL_JAAS_CONFIG"))
                .singleElement()
                .satisfies(variable -> assertThat(
                                variable.getValueFrom().getSecretKeyRef().getName())
                        .isEqualTo("kafka"));
        assertThat(orders.spec().getVolumes())
                .anyMatch(volume -> volume.getSecret() != null
                        && volume.getSecret().getSecretName().equals("kafka-ca"));
        assertThat(variables(rendered, "auth")).noneMatch(name -> name.startsWith("KAFKA"));
    }

    @Test
    void talkToADatabaseAsItsServerDemands() {
        String verified = "infra: {external: {postgresql: {sslMode: verify-full, caSecret: postgresql-ca}}}";
        Rendered rendered = Chart.render(Mode.EXTERNAL, verified);

        assertThat(rendered.settings("orders"))
                .containsEntry("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE", "verify-full")
                .containsEntry(
                        "QUARKUS_DATASOURCE_JDBC_ADDITIONAL_JDBC_PROPERTIES_SSLROOTCERT",
                        "/etc/ticketing/postgresql/ca.crt")
                .doesNotContainKey("QUARKUS_DATASOURCE_REACTIVE_TRUST_ALL");
        assertThat(rendered.pod("orders").spec().getVolumes())
                .anyMatch(volume -> volume.getSecret() != null
                        && volume.getSecret().getSecretName().equals("postgresql-ca"));
        assertThat(Chart.render(Mode.OPERATORS).settings("orders"))
                .containsEntry("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE", "verify-full");
        assertThat(Chart.render(Mode.BUNDLED).settings("orders"))
                .doesNotContainKey("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE");
    }

    @Test
    void keepSecretsOutOfConfigMaps() {
        Rendered rendered = Chart.render(Mode.EXTERNAL, """
                        payments: {gateway: {existingSecret: "", key: sk_live_it, webhookSecrets: whsec_it}}
                        infra: {external: {redis: {url: "", existingSecret: redis}}}
                        """);

        assertThat(rendered.all(ConfigMap.class).map(ConfigMap::getData).map(Map::values))
                .noneMatch(values ->
                        values.stream().anyMatch(value -> value.contains("sk_live_it") || value.contains("whsec_it")));
        assertThat(secret(rendered, "payments", "TICKETING_PAYMENTS_GATEWAY_KEY"))
                .isEqualTo("ticketing-payments-gateway");
        assertThat(secret(rendered, "payments", "TICKETING_PAYMENTS_WEBHOOKS_SECRETS"))
                .isEqualTo("ticketing-payments-gateway");
        assertThat(secret(rendered, "expiration", "REDIS_URL")).isEqualTo("redis");
        assertThat(secret(rendered, "auth", "REDIS_URL")).isEqualTo("redis");
        assertThat(rendered.settings("auth")).doesNotContainKey("REDIS_URL");
        assertThat(rendered.settings("expiration")).doesNotContainKey("REDIS_URL");
    }

    /// Pods read it at their start.
    @Test
    void restartPaymentsForAnotherKeyOfTheGateway() {
        Map<String, String> before = annotations("payments", "key: sk_live_one");

        assertThat(annotations("payments", "key: sk_live_two")).isNotEqualTo(before);
        assertThat(annotations("payments", "key: sk_live_one, webhookSecrets: whsec_it"))
                .isNotEqualTo(before);
        assertThat(annotations("payments", "key: sk_live_one")).isEqualTo(before);
        assertThat(annotations("orders", "key: sk_live_two")).isEqualTo(annotations("orders", "key: sk_live_one"));
    }

    private static Map<String, String> annotations(String part, String gateway) {
        return Chart.render(Mode.EXTERNAL, "payments: {gateway: {existingSecret: '', %s}}".formatted(gateway))
                .one(Deployment.class, part)
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getAnnotations();
    }

    @Test
    void giveBrowsersTheirKeyOfTheGateway() {
        Rendered rendered = Chart.render(Mode.EXTERNAL, "payments: {gateway: {publishableKey: pk_test_it}}");

        assertThat(rendered.settings("storefront"))
                .containsEntry("TICKETING_STOREFRONT_STRIPE_PUBLISHABLE_KEY", "pk_test_it");
        assertThat(ServiceSource.of("storefront").variables()).contains("TICKETING_STOREFRONT_STRIPE_PUBLISHABLE_KEY");
    }

    @Test
    void letTheStorefrontBelieveOnlyAProxyThatIsThere() {
        assertThat(Chart.render(Mode.EXTERNAL).settings("storefront").keySet())
                .noneMatch(name -> name.contains("PROXY"));
        assertThat(Chart.render(
                                Mode.EXTERNAL,
                                "ingress: {enabled: true, host: a.example}",
                                "trustedProxies: [10.9.0.0/16]")
                        .settings("storefront"))
                .containsEntry("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true")
                .containsEntry("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "127.0.0.1,::1,10.9.0.0/16");
    }

    @Test
    void startNewPodsWhenTheyChange() {
        assertThat(checksum("settings: {QUARKUS_LOG_LEVEL: DEBUG}"))
                .isNotEqualTo(checksum("settings: {QUARKUS_LOG_LEVEL: INFO}"));
    }

    private static String checksum(String values) {
        return Chart.render(Mode.EXTERNAL, values)
                .one(io.fabric8.kubernetes.api.model.apps.Deployment.class, "orders")
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getAnnotations()
                .get("checksum/settings");
    }

    static Set<String> variables(Rendered rendered, String service) {
        Set<String> names = new HashSet<>();
        PodTemplate pod = rendered.pod(service);
        pod.spec()
                .getContainers()
                .getFirst()
                .getEnvFrom()
                .forEach(from -> names.addAll(rendered.all(ConfigMap.class)
                        .filter(map -> map.getMetadata()
                                .getName()
                                .equals(from.getConfigMapRef().getName()))
                        .findFirst()
                        .orElseThrow()
                        .getData()
                        .keySet()));
        env(pod).map(EnvVar::getName).forEach(names::add);
        return names;
    }

    private static String secret(Rendered rendered, String service, String variable) {
        return env(rendered.pod(service))
                .filter(it -> it.getName().equals(variable))
                .map(it -> it.getValueFrom().getSecretKeyRef().getName())
                .findFirst()
                .orElseThrow();
    }

    private static Stream<EnvVar> env(PodTemplate pod) {
        return Stream.ofNullable(pod.spec().getContainers().getFirst().getEnv()).flatMap(List::stream);
    }
}
