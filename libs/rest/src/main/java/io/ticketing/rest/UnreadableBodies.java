package io.ticketing.rest;

import java.io.IOException;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;

/// Every failure to read a body is the body's fault. Bytes that are not text, for example, cause an
/// exception that would otherwise look like an outage.
@Provider
class UnreadableBodies implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        try {
            return body.proceed();
        } catch (JsonProcessingException | WebApplicationException told) {
            throw told;
        } catch (IOException | RuntimeException unreadable) {
            throw new JsonParseException(null, "unreadable", unreadable);
        }
    }
}
