package io.ticketing.rest;

import java.util.List;
import java.util.Set;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Refuses callers that do not accept JSON, before anything is done. The others get JSON, whatever
/// they prefer.
///
/// Without this, an endpoint that names no media type answers in any requested one, in Java's own
/// notation.
class JsonOnly {

    /// These methods' answers have no body.
    private static final Set<String> WITHOUT_ANSWER = Set.of(HttpMethod.DELETE, HttpMethod.OPTIONS);

    @ServerRequestFilter(preMatching = true)
    @Nullable
    RestResponse<Problem> check(ContainerRequestContext request) {
        var headers = request.getHeaders();
        List<String> accepted = headers.getOrDefault(HttpHeaders.ACCEPT, List.of());
        if (WITHOUT_ANSWER.contains(request.getMethod()) || Accept.takesJson(accepted)) {
            headers.putSingle(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
            return null;
        }
        return Problem.of(406, "This address answers with application/json only")
                .response();
    }
}
