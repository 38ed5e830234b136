package io.ticketing.rest;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// An error as the API reports it: RFC 9457 problem details, with at least one entry in `errors`.
///
/// @param type stable name of the kind of problem, `/problems/sold-out`
/// @param errors what the original application's client shows; never empty
/// @param headers further response headers, for example `Retry-After`
@RegisterForReflection
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<FieldError> errors,
        @JsonIgnore Map<String, String> headers) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /// What is wrong, and in which field of the request, if it is in one.
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(String message, @Nullable String field) {}

    public static Problem of(ProblemType type, String detail) {
        return of(type.uri(), type.title(), type.status(), detail);
    }

    /// A problem that its status fully describes; 404 is `/problems/not-found`.
    public static Problem of(int status, String detail) {
        String title = HttpResponseStatus.valueOf(status).reasonPhrase();
        String type = "/problems/" + title.toLowerCase(Locale.ROOT).replace(' ', '-');
        return of(type, title, status, detail);
    }

    private static Problem of(String type, String title, int status, String detail) {
        return new Problem(type, title, status, detail, List.of(new FieldError(detail, null)), Map.of());
    }

    /// The first named field replaces the entry that only repeats the detail.
    public Problem withError(String field, String message) {
        Stream<FieldError> named = errors.stream().filter(error -> error.field() != null);
        List<FieldError> all =
                Stream.concat(named, Stream.of(new FieldError(message, field))).toList();
        return new Problem(type, title, status, detail, all, headers);
    }

    public Problem withHeader(String name, Object value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(name, value.toString());
        return new Problem(type, title, status, detail, errors, Map.copyOf(all));
    }

    /// Sets `Retry-After` in whole seconds. It is rounded up, because a retry that comes too early
    /// fails again.
    public Problem withRetryAfter(Duration wait) {
        return withHeader(
                HttpHeaders.RETRY_AFTER, Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
    }

    /// The response with this problem, whatever type the endpoint returns otherwise.
    @SuppressWarnings("unchecked")
    public <T> RestResponse<T> response() {
        var response =
                RestResponse.ResponseBuilder.<Object>create(status).entity(this).type(MediaType.valueOf(MEDIA_TYPE));
        headers.forEach(response::header);
        return (RestResponse<T>) response.build();
    }
}
