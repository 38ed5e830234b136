package io.ticketing.storefront;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemTest {

    @ParameterizedTest
    @CsvSource({
        "400, /problems/bad-request",
        "401, /problems/unauthorized",
        "403, /problems/forbidden",
        "404, /problems/not-found",
        "405, /problems/method-not-allowed",
        "406, /problems/not-acceptable",
        "409, /problems/conflict",
        "413, /problems/request-entity-too-large",
        "415, /problems/unsupported-media-type",
        "429, /problems/too-many-requests",
        "500, /problems/internal-server-error",
        "502, /problems/bad-gateway",
        "503, /problems/service-unavailable",
        "504, /problems/gateway-timeout"
    })
    void keepsTheStatusOfWhatWasRefused(int status, String type) {
        var problem = new JsonObject(Problem.of(status).body());

        assertThat(Problem.of(status).status()).isEqualTo(status);
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("type")).isEqualTo(type);
        assertThat(problem.getString("detail")).isNotBlank();
        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("message"))
                .isEqualTo(problem.getString("detail"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 200, 302, 399, 600})
    void takesWhatIsNoRefusalForABug(int status) {
        assertThat(Problem.of(status).status()).isEqualTo(500);
    }
}
