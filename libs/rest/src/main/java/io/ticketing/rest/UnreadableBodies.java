package io.ticketing.rest;

import java.io.IOException;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;

/// Whatever goes wrong while a body is read is wrong with the body: bytes that are no text, for
/// one, are told by an exception that would pass for an outage.
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
