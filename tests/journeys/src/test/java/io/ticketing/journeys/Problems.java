package io.ticketing.journeys;

import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;

/// The format of every refusal: RFC 9457, a stable type, at least one error message, and no
/// internal details.
final class Problems {

    private Problems() {}

    static void isProblem(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        var body = answer.jsonPath();
        assertThat(body.getString("type")).isNotBlank();
        assertThat(body.getString("title")).isNotBlank();
        assertThat(body.getInt("status")).isEqualTo(status);
        assertThat(body.getList("errors.message", String.class)).isNotEmpty().noneMatch(String::isBlank);
        assertThat(answer.asString()).doesNotContain("Exception", "\tat ", "io.ticketing");
    }
}
