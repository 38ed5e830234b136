package io.ticketing.rest;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AcceptTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; q=0.1, text/html",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "application/json, text/plain, */*",
                "application/*",
                "text/html, application/*;q=0.001",
                "*/*",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "*/*;q=0, application/*",
                "application/*;q=0, application/json",
                "application/json, application/json;q=0",
                "nonsense, application/json",
                "application/json;q=many",
                "text/html;level=\"1,2\", application/json",
                "",
                " , ,",
            })
    void takesJson(String header) {
        assertThat(Accept.takesJson(List.of(header))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/plain",
                "text/csv",
                "text/json",
                "application/xml",
                "application/problem+json",
                "application/vnd.api+json",
                "application/jsonp",
                "image/png",
                "foo/bar",
                "application/json;q=0",
                "application/json;q=0.000",
                "application/json; q=0., */*",
                "application/json;q=0, application/*, */*",
                "application/*;q=0, */*;q=1",
                "*/*;q=0",
                "nonsense",
                ";",
                "/",
                "text/html;say=\"application/json, */*\"",
            })
    void takesSomethingElse(String header) {
        assertThat(Accept.takesJson(List.of(header))).isFalse();
    }

    @Test
    void takesWhatAnyOfSeveralHeadersTakes() {
        assertThat(Accept.takesJson(List.of())).isTrue();
        assertThat(Accept.takesJson(List.of("text/html", "application/json"))).isTrue();
        assertThat(Accept.takesJson(List.of("application/json;q=0", "*/*"))).isFalse();
        assertThat(Accept.takesJson(List.of("text/html", "text/plain"))).isFalse();
    }

    @Test
    void readsALongHeaderAtOnce() {
        assertThat(Accept.takesJson(List.of("\"".repeat(7_999) + ";,".repeat(4_000))))
                .isFalse();
    }

    @Test
    void takesAnotherTypeOnlyIfItIsNamed() {
        assertThat(Accept.takes("text/csv", List.of("text/html, text/csv;q=0.5")))
                .isTrue();
        assertThat(Accept.takes("text/csv", List.of("text/csv;q=0"))).isFalse();
        assertThat(Accept.takes("text/csv", List.of("text/*"))).isFalse();
        assertThat(Accept.takes("text/csv", List.of())).isFalse();
    }
}
