package io.ticketing.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static org.assertj.core.api.Assertions.assertThat;

/// A caller that waits only for a second, while another transaction holds the lock that it needs.
public final class ImpatientCaller implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(1);

    /// Long enough for a busy machine.
    private static final Duration IN_TIME = Duration.ofSeconds(4);

    private final Connection other;

    public ImpatientCaller(DataSource database) throws SQLException {
        other = database.getConnection();
        other.setAutoCommit(false);
    }

    public static RequestSpecification impatient(RequestSpecification call) {
        return waiting(call, PATIENCE);
    }

    public static RequestSpecification waiting(RequestSpecification call, Duration patience) {
        return call.header("X-Request-Timeout-Ms", patience.toMillis());
    }

    public static void assertRefusedInTime(Response answer) {
        assertInTime(answer, "overloaded");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    public static void assertInTime(Response answer, String problem) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/" + problem);
        assertThat(Duration.ofMillis(answer.time())).isLessThan(IN_TIME);
    }

    /// The other transaction does this, and keeps its locks.
    public void othersDo(String sql) throws SQLException {
        try (var statement = other.createStatement()) {
            statement.execute(sql);
        }
    }

    public void othersGiveUp() throws SQLException {
        other.rollback();
    }

    @Override
    public void close() throws SQLException {
        other.close();
    }
}
