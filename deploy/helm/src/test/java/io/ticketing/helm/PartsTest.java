package io.ticketing.helm;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The chart's description of the services in `_parts.tpl` matches the services' own.
class PartsTest {

    private static final Pattern SERVICES = Pattern.compile("(?s)define \"ticketing.services\" -}}(.*?)\\{\\{- end");
    private static final Pattern FOLLOWED = Pattern.compile("\\$\\{ticketing\\.topics\\.prefix:}(\\w+)");

    private static final JsonNode PARTS = parts();

    @Test
    void areAllServices() {
        assertThat(PARTS.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(ServiceSource.NAMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "expiration", "orders", "payments", "storefront", "tickets"})
    void sayWhatTheServiceSays(String service) {
        ServiceSource source = ServiceSource.of(service);
        JsonNode part = PARTS.get(service);

        assertThat(part.path("database").asBoolean())
                .as("has a database")
                .isEqualTo(source.property("quarkus.datasource.jdbc.url") != null);
        assertThat(part.path("verifies").asBoolean())
                .as("fetches keys")
                .isEqualTo(!service.equals("auth") && source.variables().contains("JWKS_URL"));
        assertThat(items(part.path("topics")))
                .as("uses topics")
                .isEqualTo(words(source.property("ticketing.topics.uses")));
        assertThat(items(part.path("follows"))).as("follows topics").isEqualTo(followed(source));
    }

    @Test
    void giveEachServiceThatServesAFloor() {
        PARTS.properties()
                .forEach(part -> assertThat(part.getValue().has("floor"))
                        .as(part.getKey())
                        .isEqualTo(part.getValue().has("serves")));
    }

    private static Set<String> followed(ServiceSource source) {
        Set<String> topics = new TreeSet<>();
        source.properties().stringPropertyNames().stream()
                .filter(name -> name.matches("mp\\.messaging\\.incoming\\..*\\.topic"))
                .map(source::property)
                .forEach(value -> FOLLOWED.matcher(value)
                        .results()
                        .map(match -> match.group(1))
                        .forEach(topics::add));
        return topics;
    }

    private static Set<String> items(JsonNode list) {
        Set<String> items = new TreeSet<>();
        list.forEach(item -> items.add(item.asText()));
        return items;
    }

    private static Set<String> words(String list) {
        return list == null ? Set.of() : new TreeSet<>(List.of(list.split(",")));
    }

    private static JsonNode parts() {
        try {
            String template = Files.readString(Chart.FOLDER.resolve("templates/_parts.tpl"));
            String yaml = SERVICES.matcher(template)
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .findFirst()
                    .orElseThrow();
            return new YAMLMapper().readTree(yaml);
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
