package io.ticketing.storefront.market;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/// Reads the problem document of an answer that is an error.
final class RefusalReader implements ResponseExceptionMapper<RefusedException> {

    @Override
    public RefusedException toThrowable(Response answer) {
        return new RefusedException(read(answer));
    }

    private static Refusal read(Response answer) {
        String type = answer.getHeaderString("Content-Type");
        if (type == null || !type.startsWith("application/problem+json")) {
            return Refusal.of(answer.getStatus());
        }
        try {
            Refusal problem = answer.readEntity(Refusal.class);
            return problem == null
                    ? Refusal.of(answer.getStatus())
                    : new Refusal(
                            problem.type(), answer.getStatus(), problem.detail(), problem.errors());
        } catch (ProcessingException | WebApplicationException | IllegalStateException unreadable) {
            return Refusal.of(answer.getStatus());
        }
    }
}
