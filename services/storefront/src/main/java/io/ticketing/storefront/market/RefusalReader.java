package io.ticketing.storefront.market;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/// Reads the problem document of an answer that is an error.
final class RefusalReader implements ResponseExceptionMapper<RefusedException> {

    @Override
    public RefusedException toThrowable(Response answer) {
        return new RefusedException(read(answer));
    }

    private static Refusal read(Response answer) {
        Refusal unknown = Refusal.of(answer.getStatus(), answer.getHeaderString(HttpHeaders.RETRY_AFTER));
        String type = answer.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.startsWith("application/problem+json")) {
            return unknown;
        }
        try {
            Refusal problem = answer.readEntity(Refusal.class);
            return problem == null
                    ? unknown
                    : new Refusal(
                            problem.type(), unknown.status(), problem.detail(), problem.errors(), unknown.retryAfter());
        } catch (ProcessingException | WebApplicationException | IllegalStateException unreadable) {
            FailedCall.note("A refusal can't be told", unreadable);
            return unknown;
        }
    }
}
