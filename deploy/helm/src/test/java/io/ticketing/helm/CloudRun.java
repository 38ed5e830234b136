package io.ticketing.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.fabric8.knative.serving.v1.RevisionSpec;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;

/// The manifest that runs one service on Cloud Run.
record CloudRun(Rendered rendered, Service service) {

    static final Path FOLDER = Chart.ROOT.resolve("deploy/serverless/cloud-run");

    /// The most similar release: all servers elsewhere, reached over TLS.
    static final Rendered CHART = Chart.render(Mode.EXTERNAL, """
                    serverless: {enabled: true}
                    payments: {gateway: {publishableKey: pk_live_yours}}
                    infra:
                      external:
                        kafka:
                          bootstrapServers: kafka-1.example.com:9093,kafka-2.example.com:9093
                          securityProtocol: SASL_SSL
                          existingSecret: kafka
                        postgresql: {sslMode: verify-full, caSecret: postgresql-ca}
                        redis: {url: "", existingSecret: redis}
                    """);

    static CloudRun of(String name) {
        try {
            Rendered rendered = Rendered.of(Files.readString(FOLDER.resolve(name + ".yaml")));
            return new CloudRun(
                    rendered, rendered.all(Service.class).findFirst().orElseThrow());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String annotation(String name) {
        return service.getMetadata().getAnnotations().get(name);
    }

    String podAnnotation(String name) {
        return service.getSpec().getTemplate().getMetadata().getAnnotations().get(name);
    }

    RevisionSpec spec() {
        return service.getSpec().getTemplate().getSpec();
    }

    Container container() {
        return spec().getContainers().getFirst();
    }

    Set<String> variables() {
        return container().getEnv().stream().map(EnvVar::getName).collect(Collectors.toSet());
    }

    /// Without settings that come from secrets.
    Map<String, String> settings() {
        return container().getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }
}
