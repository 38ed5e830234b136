package io.ticketing.helm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The releases that tests look at: every mode, with every choice by itself and with all at once.
final class Matrix {

    private static final Map<String, String> CHOICES = choices();

    private Matrix() {}

    /// One release.
    record Case(String name, List<String> values) {

        Rendered render() {
            return Chart.render(values);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Arrays.stream(Mode.values()).flatMap(Matrix::of);
    }

    private static Stream<Case> of(Mode mode) {
        List<Case> cases = new ArrayList<>();
        cases.add(new Case(mode + " by default", List.of(mode.yaml())));
        CHOICES.forEach(
                (name, yaml) ->
                        cases.add(new Case(mode + " with " + name, List.of(mode.yaml(), yaml))));
        List<String> all = new ArrayList<>(List.of(mode.yaml()));
        all.addAll(CHOICES.values());
        cases.add(new Case(mode + " with everything", all));
        return cases.stream();
    }

    private static Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("one replica", "replicas: 1");
        choices.put(
                "an ingress",
                "ingress: {enabled: true, host: tickets.example.com, tlsSecret: tls}");
        choices.put(
                "a route",
                "httpRoute: {enabled: true, parentRefs: [{name: public, namespace: gateways}], hostnames: [tickets.example.com]}");
        choices.put("autoscaling by CPU", "autoscaling: {mode: cpu}");
        choices.put("autoscaling by lag", "autoscaling: {mode: lag}");
        choices.put(
                "metrics",
                "metrics: {podMonitor: {enabled: true, labels: {release: prometheus}}, dashboard: {enabled: true}}");
        choices.put("no network policies", "networkPolicy: {enabled: false}");
        choices.put(
                "names of its own",
                "{fullnameOverride: shop, topics: {prefix: shop.}, image: {registry: registry.example.com, tag: 1.2.3, pullSecrets: [pull]}}");
        choices.put(
                "settings",
                "{settings: {QUARKUS_LOG_LEVEL: DEBUG}, services: {orders: {replicas: 3, settings: {TICKETING_ORDERS_MAX_PLACEMENTS: 1000000}}}}");
        choices.put("keys of its own", "signingKeys: {existingSecret: keys}");
        choices.put(
                "a place",
                "{nodeSelector: {pool: shop}, tolerations: [{key: shop, operator: Exists}]}");
        return choices;
    }
}
