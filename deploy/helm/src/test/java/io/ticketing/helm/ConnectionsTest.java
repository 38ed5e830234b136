package io.ticketing.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// PostgreSQL has room for all connections that the pods' pools may open.
class ConnectionsTest {

    private static final String REACTIVE = "quarkus.datasource.reactive.max-size";
    private static final String JDBC = "quarkus.datasource.jdbc.max-size";

    private static final List<String> WITH_DATABASE = ServiceSource.NAMES.stream()
            .filter(it -> ServiceSource.of(it).property(REACTIVE) != null)
            .toList();

    /// Superusers, the operator, backups, monitoring and people.
    private static final int OTHERS = 20;

    private static final Pattern SANDBOX_POOL = Pattern.compile("MOST_CONNECTIONS = (\\d+)");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                                     | 3
                    replicas: 9                                                            | 10
                    autoscaling: {mode: cpu}                                               | 7
                    autoscaling: {mode: lag, maxReplicas: 12}                              | 13
                    {replicas: 8, autoscaling: {mode: cpu}}                                | 9
                    # Two revisions, while one takes over from the other.
                    serverless: {enabled: true}                                            | 20
                    {autoscaling: {mode: cpu}, serverless: {enabled: true, maxScale: 15}}  | 30
                    """)
    void areEnoughForAsManyPodsAsThereMayBe(String values, int podsOfEach) throws IOException {
        int services =
                WITH_DATABASE.stream().mapToInt(it -> pool(it) * podsOfEach).sum();

        Rendered operators = Chart.render(Mode.OPERATORS, values);
        assertThat(ofOperators(operators))
                .isGreaterThanOrEqualTo(services + ofRegistry(operators) + OTHERS)
                .isLessThan(Math.max(400, services + ofRegistry(operators) + OTHERS + 100) + 1);
        Rendered bundled = Chart.render(Mode.BUNDLED, values);
        assertThat(ofBundled(bundled))
                .isGreaterThanOrEqualTo(services + ofRegistry(bundled) + 2 * sandboxPool() + OTHERS);
        assertThat(Chart.render(Mode.EXTERNAL, values).notes()).contains("room for " + services + " connections");
    }

    /// Every change restarts PostgreSQL.
    @Test
    void areTheSameForSmallReleases() {
        assertThat(ofBundled(Chart.render(Mode.BUNDLED))).isEqualTo(400);
        assertThat(ofBundled(Chart.render(Mode.BUNDLED, "replicas: 3"))).isEqualTo(400);
        assertThat(ofOperators(Chart.render(Mode.OPERATORS, "replicas: 7"))).isEqualTo(700);
    }

    @Test
    void areCountedByTheServicesOwnPools() {
        Rendered larger = Chart.render(Mode.OPERATORS, """
                        settings: {QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE: 32}
                        services: {orders: {settings: {QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE: 64, QUARKUS_DATASOURCE_JDBC_MAX_SIZE: 4}}}
                        """);

        // Three pods of each: 3 * (3 * 34 + 68), the registry's and others.
        assertThat(ofOperators(larger)).isEqualTo(600);
    }

    @Test
    void areLimitedForTheRegistryToo() {
        assertThat(ofRegistry(Chart.render(Mode.OPERATORS))).isEqualTo(20);
        assertThat(ofRegistry(Chart.render(Mode.OPERATORS, "infra: {registry: {replicas: 3}}")))
                .isEqualTo(40);
    }

    @Test
    void areAsManyAsThePagesSay() throws IOException {
        assertThat(WITH_DATABASE).isNotEmpty();
        for (String service : WITH_DATABASE) {
            for (String page : List.of("deploy/helm/ticketing/README.md", "docs/serverless.md")) {
                assertThat(Files.readString(Chart.ROOT.resolve(page)))
                        .as("%s, for %s", page, service)
                        .contains("room for " + pool(service) + " connections");
            }
        }
    }

    @Test
    void areAsManyAsTheGuideSaysOfItsValues() {
        Rendered guides = Chart.render(List.of(Guide.VALUES.getFirst().text(), "infra: {mode: operators}"));
        int services = WITH_DATABASE.stream().mapToInt(it -> pool(it) * 7).sum();

        assertThat(ofOperators(guides)).isEqualTo(600);
        assertThat(String.join("\n", Guide.PAGE.prose())).contains("up to " + services + " of some MB");
    }

    private static int pool(String service) {
        ServiceSource source = ServiceSource.of(service);
        return Integer.parseInt(source.property(REACTIVE)) + Integer.parseInt(source.property(JDBC));
    }

    private static int sandboxPool() throws IOException {
        String source =
                Files.readString(Chart.ROOT.resolve("deploy/sandbox/src/main/java/io/ticketing/sandbox/Database.java"));
        return SANDBOX_POOL
                .matcher(source)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }

    /// The connections of its pods and one more, while one replaces another.
    private static int ofRegistry(Rendered rendered) {
        Deployment registry = rendered.one(Deployment.class, "registry");
        int pool = rendered.container("registry").getEnv().stream()
                .filter(it -> it.getName().equals("APICURIO_DATASOURCE_JDBC_MAX_SIZE"))
                .map(EnvVar::getValue)
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow();
        return pool * (registry.getSpec().getReplicas() + 1);
    }

    private static int ofOperators(Rendered rendered) {
        return Integer.parseInt(rendered.documents("Cluster")
                .findFirst()
                .orElseThrow()
                .at("/spec/postgresql/parameters/max_connections")
                .asText());
    }

    private static int ofBundled(Rendered rendered) {
        String word = "max_connections=";
        return rendered.container("postgresql").getArgs().stream()
                .filter(argument -> argument.startsWith(word))
                .mapToInt(argument -> Integer.parseInt(argument.substring(word.length())))
                .findFirst()
                .orElseThrow();
    }
}
