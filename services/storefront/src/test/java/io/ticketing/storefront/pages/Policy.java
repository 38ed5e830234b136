package io.ticketing.storefront.pages;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.ticketing.storefront.client.Shown;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

/// What a page may load, as it tells the browser.
record Policy(Map<String, String> directives) {

    static Policy of(Shown shown) {
        assertThat(shown.headers("Content-Security-Policy")).hasSize(1);
        return new Policy(Stream.of(shown.header("Content-Security-Policy").split(";"))
                .map(directive -> directive.strip().split(" ", 2))
                .collect(toMap(words -> words[0], words -> words[1])));
    }

    Set<String> sources() {
        return directives.values().stream()
                .flatMap(sources -> Stream.of(sources.split(" ")))
                .collect(toSet());
    }
}
