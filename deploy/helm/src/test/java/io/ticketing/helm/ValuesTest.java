package io.ticketing.helm;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    replica: 2                                                  | replica
                    replicas: 0                                                 | replicas
                    replicas: two                                               | replicas
                    services: {orders: {heap: lots}}                            | heap
                    services: {orders: {resources: {limits: {memory: 416MB}}}}  | memory
                    services: {order: {}}                                       | order
                    services: {orders: {settings: {reservation-time: 20s}}}     | reservation-time
                    settings: {QUARKUS_LOG_LEVEL: [DEBUG]}                      | QUARKUS_LOG_LEVEL
                    image: {tag: latest}                                        | tag
                    image: {pullPolicy: Sometimes}                              | pullPolicy
                    infra: {mode: embedded}                                     | mode
                    infra: {external: {kafka: {bootstrapServers: kafka}}}       | bootstrapServers
                    infra: {external: {kafka: {securityProtocol: TLS}}}         | securityProtocol
                    infra: {external: {redis: {url: "http://redis"}}}           | url
                    topics: {partitions: 0}                                     | partitions
                    topics: {prefix: Shop_}                                     | prefix
                    topics: {retentionDays: 1}                                  | retentionDays
                    topics: {deadLetterRetentionDays: 0}                        | deadLetterRetentionDays
                    topics: {compression: brotli}                               | compression
                    databases: {auth: {name: "a; drop table users"}}            | name
                    trustedProxies: [10.0.0.0/a]                                | trustedProxies
                    autoscaling: {mode: always}                                 | mode
                    serverless: {namespaces: []}                                | namespaces
                    payments: {gateway: {publishableKey: sk_live_it}}           | publishableKey
                    money: {currency: dollar}                                   | currency
                    money: {currencies: [euro]}                                 | currencies
                    money: {minimum: {USD: 0}}                                  | minimum
                    money: {maximum: {dollars: 100}}                            | maximum
                    signingKeys: {existingSecret: Keys}                         | existingSecret
                    metrics: {podMonitor: {interval: often}}                    | interval
                    networkPolicy: {dnsPorts: []}                               | dnsPorts
                    networkPolicy: {dnsPorts: [dns]}                            | dnsPorts
                    networkPolicy: {kafkaClients: [{}]}                         | kafkaClients
                    networkPolicy: {registryClients: [{pods: {app: it}}]}       | registryClients
                    """)
    void refusesWhatMakesNoSense(String values, String named) {
        assertThatThrownBy(() -> Chart.render(Mode.EXTERNAL, values))
                .hasMessageContaining("schema")
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    payments: {gateway: {existingSecret: ""}}                | payments have no gateway
                    {sandbox: {enabled: true}, payments: {gateway: {existingSecret: "", publishableKey: pk_it}}} | a key of Stripe's
                    sandbox: {enabled: true}                                 | both name a gateway
                    {serverless: {enabled: true}, ingress: {enabled: true, host: a.example}} | Knative is the way in
                    money: {currencies: [EUR, CHF]}                          | money.currency is USD
                    ingress: {enabled: true}                                 | ingress.host is empty
                    httpRoute: {enabled: true}                               | httpRoute.parentRefs is empty
                    databases: {orders: {existingSecret: ""}}                | databases.orders.existingSecret is empty
                    infra: {external: {kafka: {bootstrapServers: ""}}}       | infra.external.kafka.bootstrapServers is empty
                    infra: {external: {kafka: {securityProtocol: SASL_SSL}}} | SASL needs credentials
                    infra: {external: {postgresql: {host: ""}}}              | infra.external.postgresql.host is empty
                    infra: {external: {postgresql: {sslMode: verify-full}}}  | verify-full needs to know who signs
                    infra: {external: {redis: {url: ""}}}                    | neither url nor existingSecret
                    infra: {external: {registry: {url: ""}}}                 | infra.external.registry.url is empty
                    services: {orders: {heap: 2g}}                           | services.orders.heap is 2g, which leaves less than 240 MiB
                    services: {auth: {resources: {limits: {memory: 400M}}}}  | of the memory limit 400M
                    """)
    void refusesWhatContradictsItself(String values, String message) {
        assertThatThrownBy(() -> Chart.render(Mode.EXTERNAL, values)).hasMessageContaining(message);
    }

    @Test
    void refusesToChangeAVolumeThatIsThere() {
        Cluster.INSTANCE.addVolume("ticketing-kafka", "8Gi", "fast");
        try {
            assertThat(Chart.render(Mode.BUNDLED).objects()).isNotEmpty();
            assertThat(Chart.render(Mode.BUNDLED, "infra: {kafka: {storage: {storageClassName: fast}}}")
                            .objects())
                    .isNotEmpty();
            assertThatThrownBy(() -> Chart.render(Mode.BUNDLED, "infra: {kafka: {storage: {size: 16Gi}}}"))
                    .hasMessageContaining("infra.kafka.storage.size is 16Gi, but the volume was made with 8Gi");
            assertThatThrownBy(() -> Chart.render(Mode.BUNDLED, "infra: {kafka: {storage: {storageClassName: slow}}}"))
                    .hasMessageContaining("storageClassName is slow");
        } finally {
            Cluster.INSTANCE.clear();
        }
    }

    /// Names that managed services use, and that YAML would read differently.
    @ParameterizedTest
    @ValueSource(strings = {"ticketing-orders", "on", "null"})
    void takesDatabasesOfAnyName(String name) {
        String named = "databases: {orders: {name: '%s'}, registry: {name: '%1$s-r'}, sandbox: {name: '%1$s'}}"
                .formatted(name);

        for (Mode mode : Mode.values()) {
            assertThat(Chart.render(mode, named).settings("orders")).containsEntry("DB_NAME", name);
        }
        Rendered bundled = Chart.render(Mode.BUNDLED, named);
        assertThat(environment(bundled, StatefulSet.class, "postgresql")).containsEntry("orders_name", name);
        assertThat(environment(bundled, Deployment.class, "sandbox")).containsEntry("DB_NAME", name);
        assertThat(environment(bundled, Deployment.class, "registry").get("APICURIO_DATASOURCE_URL"))
                .endsWith(":5432/" + name + "-r");
        Rendered operators = Chart.render(Mode.OPERATORS, named);
        assertThat(operators.documents("Database").map(it -> it.at("/spec")).toList())
                .anyMatch(it -> it.path("name").equals(new TextNode(name))
                        && it.path("owner").equals(new TextNode(name)));
        assertThat(operators.documents("Cluster").findFirst().orElseThrow().at("/spec/managed/roles"))
                .anyMatch(it -> it.path("name").equals(new TextNode(name)));
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        assertThatThrownBy(() -> Chart.render(List.of("infra: {mode: external}")))
                .hasMessageContaining("payments have no gateway")
                .hasMessageContaining("infra.external.kafka.bootstrapServers is empty")
                .hasMessageContaining("databases.auth.existingSecret is empty");
    }

    @Test
    void hasAPlaceInTheSchemaForEveryDefault() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(file("values.schema.json"));
        JsonNode defaults = new YAMLMapper().readTree(file("values.yaml"));
        List<String> strangers = new ArrayList<>();
        compare("", schema, schema, defaults, strangers);

        assertThat(strangers).isEmpty();
    }

    @Test
    void hasADefaultForEveryPlaceInTheSchema() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(file("values.schema.json"));
        JsonNode defaults = new YAMLMapper().readTree(file("values.yaml"));
        List<String> missing = new ArrayList<>();
        demand("", schema, schema, defaults, missing);

        assertThat(missing).containsExactlyInAnyOrder(".global");
    }

    private static Map<String, String> environment(Rendered rendered, Class<? extends HasMetadata> kind, String part) {
        Map<String, String> environment = new HashMap<>();
        rendered.pods().stream()
                .filter(pod -> kind.isInstance(pod.owner()) && part.equals(pod.part()))
                .flatMap(pod -> pod.spec().getContainers().getFirst().getEnv().stream())
                .forEach(variable -> environment.put(variable.getName(), variable.getValue()));
        return environment;
    }

    private static void compare(String path, JsonNode root, JsonNode schema, JsonNode value, List<String> strangers) {
        JsonNode known = resolve(root, schema).path("properties");
        if (known.isObject() && value.isObject()) {
            value.properties().forEach(field -> {
                String name = path + "." + field.getKey();
                if (known.has(field.getKey())) {
                    JsonNode inner = known.get(field.getKey());
                    compare(name, root, inner, field.getValue(), strangers);
                } else {
                    strangers.add(name);
                }
            });
        }
    }

    private static void demand(String path, JsonNode root, JsonNode schema, JsonNode value, List<String> missing) {
        resolve(root, schema).path("properties").properties().forEach(field -> {
            String name = path + "." + field.getKey();
            if (!value.has(field.getKey())) {
                missing.add(name);
            } else {
                JsonNode inner = value.get(field.getKey());
                demand(name, root, field.getValue(), inner, missing);
            }
        });
    }

    private static JsonNode resolve(JsonNode root, JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    private static File file(String name) {
        return Chart.FOLDER.resolve(name).toFile();
    }
}
