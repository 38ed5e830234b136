package io.ticketing.helm;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// The releases that tests check: every mode, plain and serverless, with each choice separately and
/// with all together.
final class Matrix {

    private static final String SERVERLESS = "serverless: {enabled: true}";
    private static final Map<String, String> CHOICES = choices();
    private static final List<Case> CASES = Arrays.stream(Mode.values())
            .flatMap(mode -> Stream.concat(plain(mode), serverless(mode)))
            .toList();

    /// Several tests check the same releases, and Helm takes a while for each.
    private static final Map<Case, Rendered> RENDERED = new ConcurrentHashMap<>();

    private Matrix() {}

    /// One release.
    record Case(String name, List<String> values) {

        Rendered render() {
            return RENDERED.computeIfAbsent(this, it -> Chart.render(it.values));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return CASES.stream();
    }

    private static Stream<Case> plain(Mode mode) {
        return cases(mode.toString(), List.of(mode.yaml()), CHOICES);
    }

    private static Stream<Case> serverless(Mode mode) {
        Map<String, String> choices = new LinkedHashMap<>(CHOICES);
        // Knative receives the requests.
        choices.keySet().removeAll(Set.of("an ingress", "a route"));
        return cases(mode + " serverless", List.of(mode.yaml(), SERVERLESS), choices);
    }

    private static Stream<Case> cases(String name, List<String> values, Map<String, String> choices) {
        Stream<Case> single = choices.entrySet().stream()
                .map(choice -> new Case(name + " with " + choice.getKey(), append(values, List.of(choice.getValue()))));
        return Stream.of(
                        Stream.of(new Case(name + " by default", values)),
                        single,
                        Stream.of(new Case(name + " with everything", append(values, choices.values()))))
                .flatMap(Function.identity());
    }

    private static List<String> append(List<String> values, Collection<String> more) {
        return Stream.concat(values.stream(), more.stream()).toList();
    }

    private static Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("one replica", "replicas: 1");
        choices.put("an ingress", "ingress: {enabled: true, host: tickets.example.com, tlsSecret: tls}");
        choices.put(
                "a route",
                "httpRoute: {enabled: true, parentRefs: [{name: public, namespace: gateways}],"
                        + " hostnames: [tickets.example.com]}");
        choices.put("autoscaling by CPU", "autoscaling: {mode: cpu}");
        choices.put("autoscaling by lag", "autoscaling: {mode: lag}");
        choices.put(
                "metrics",
                "metrics: {podMonitor: {enabled: true, labels: {release: prometheus}}, dashboard:"
                        + " {enabled: true}}");
        choices.put("no network policies", "networkPolicy: {enabled: false}");
        choices.put(
                "others that listen",
                "networkPolicy: {kafkaClients: [{podSelector: {matchLabels: {app: reports}}}],"
                        + " registryClients: [{namespaceSelector: {}}]}");
        choices.put(
                "names of its own",
                "{fullnameOverride: shop, topics: {prefix: shop.}, image: {registry:"
                        + " registry.example.com, tag: 1.2.3, pullSecrets: [pull]}}");
        choices.put(
                "settings",
                "{settings: {QUARKUS_LOG_LEVEL: DEBUG}, services: {orders: {replicas: 3, settings:"
                        + " {TICKETING_ORDERS_MAX_PLACEMENTS: 1000000}}}}");
        choices.put("currencies of its own", "money: {currency: EUR, currencies: [EUR, CHF], minimum: {EUR: 1.5}}");
        choices.put("keys of its own", "signingKeys: {existingSecret: keys}");
        choices.put(
                "a sandbox",
                "{sandbox: {enabled: true}, payments: {gateway: {existingSecret: \"\"}}, databases:"
                        + " {sandbox: {existingSecret: sandbox-db}}}");
        choices.put("a place", "{nodeSelector: {pool: shop}, tolerations: [{key: shop, operator: Exists}]}");
        return choices;
    }
}
