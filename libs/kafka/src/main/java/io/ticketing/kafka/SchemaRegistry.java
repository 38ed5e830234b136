package io.ticketing.kafka;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// The two calls of the Confluent schema registry API that events need.
///
/// Source: API reference,
/// <https://docs.confluent.io/platform/current/schema-registry/develop/api.html>
@RegisterRestClient(configKey = "schema-registry")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface SchemaRegistry {

    /// Registers a schema, or finds it if it exists: the answer is the same id.
    @POST
    @Path("/subjects/{subject}/versions")
    Uni<SchemaId> register(@PathParam("subject") String subject, SchemaText schema);

    @GET
    @Path("/schemas/ids/{id}")
    Uni<SchemaText> byId(@PathParam("id") int id);

    record SchemaId(int id) {}

    record SchemaText(String schema) {}
}
