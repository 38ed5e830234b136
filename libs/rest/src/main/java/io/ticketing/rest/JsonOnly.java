package io.ticketing.rest;

import java.util.List;
import java.util.Set;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.arc.All;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Refuses callers that do not accept JSON, before anything is done, unless the address has an
/// [OtherAnswer] for them. The others get JSON, whatever they prefer.
///
/// Without this, an endpoint that names no media type answers in any requested one, in Java's own
/// notation.
class JsonOnly {

    /// These methods' answers have no body.
    private static final Set<String> WITHOUT_ANSWER = Set.of(HttpMethod.DELETE, HttpMethod.OPTIONS);

    private final List<OtherAnswer> others;

    JsonOnly(@All List<OtherAnswer> others) {
        this.others = others;
    }

    @ServerRequestFilter(preMatching = true)
    @Nullable
    RestResponse<Problem> check(ContainerRequestContext request) {
        var headers = request.getHeaders();
        List<String> accepted = headers.getOrDefault(HttpHeaders.ACCEPT, List.of());
        var isForJson = WITHOUT_ANSWER.contains(request.getMethod()) || Accept.takesJson(accepted);
        var other = others.stream()
                .filter(it -> it.isAt(request.getUriInfo().getPath()))
                .filter(it -> isAskedFor(it, request) || !isForJson && Accept.takes(it.mediaType(), accepted))
                .findFirst();
        if (!isForJson && other.isEmpty()) {
            return Problem.of(406, "This address answers with application/json only")
                    .response();
        }
        headers.putSingle(HttpHeaders.ACCEPT, other.map(OtherAnswer::mediaType).orElse(MediaType.APPLICATION_JSON));
        return null;
    }

    private static boolean isAskedFor(OtherAnswer other, ContainerRequestContext request) {
        var format = request.getUriInfo().getQueryParameters().getFirst(OtherAnswer.PARAMETER);
        return other.format().equals(format);
    }
}
