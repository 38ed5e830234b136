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

/// Stripe's connected accounts on the wire.
///
/// Source: <https://docs.stripe.com/api/accounts>, <https://docs.stripe.com/api/account_links>.
@Path("/v1")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${ticketing.payments.gateway.key}")
@ClientHeaderParam(name = "Stripe-Version", value = StripeApi.VERSION)
interface StripeAccountsApi {

    @POST
    @Path("accounts")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Uni<Response> create(@HeaderParam(StripeApi.IDEMPOTENCY_KEY) String key, MultivaluedMap<String, String> form);

    /// Newest first.
    @GET
    @Path("accounts")
    Uni<Response> list(
            @QueryParam("created[gte]") long from,
            @QueryParam("starting_after") @Nullable String after,
            @QueryParam("limit") int limit);

    @GET
    @Path("accounts/{id}")
    Uni<Response> retrieve(@PathParam("id") String id);

    @POST
    @Path("account_links")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Uni<Response> createLink(MultivaluedMap<String, String> form);
}
