package io.ticketing.payments.gateway;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.jspecify.annotations.Nullable;

/// Stripe's PaymentIntents on the wire.
///
/// Source: <https://docs.stripe.com/api/payment_intents>.
@Path("/v1/payment_intents")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${ticketing.payments.gateway.key}")
@ClientHeaderParam(name = "Stripe-Version", value = StripeApi.VERSION)
interface StripeApi {

    String VERSION = "2024-06-20";
    String IDEMPOTENCY_KEY = "Idempotency-Key";

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Uni<Response> create(@HeaderParam(IDEMPOTENCY_KEY) String key, MultivaluedMap<String, String> form);

    @GET
    @Path("{id}")
    Uni<Response> retrieve(@PathParam("id") String id);

    /// Newest first.
    @GET
    Uni<Response> list(
            @QueryParam("created[gte]") long from,
            @QueryParam("created[lt]") long until,
            @QueryParam("starting_after") @Nullable String after,
            @QueryParam("limit") int limit,
            @QueryParam("expand[]") String expansion);

    @POST
    @Path("{id}/confirm")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Uni<Response> confirm(
            @PathParam("id") String id, @HeaderParam(IDEMPOTENCY_KEY) String key, MultivaluedMap<String, String> form);

    @POST
    @Path("{id}/capture")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Uni<Response> capture(
            @PathParam("id") String id, @HeaderParam(IDEMPOTENCY_KEY) String key, MultivaluedMap<String, String> form);

    @POST
    @Path("{id}/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Uni<Response> cancel(
            @PathParam("id") String id, @HeaderParam(IDEMPOTENCY_KEY) String key, MultivaluedMap<String, String> form);
}
