package io.ticketing.payments.gateway;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.jspecify.annotations.Nullable;

/// Stripe's balance on the wire.
///
/// Source: <https://docs.stripe.com/api/balance>, <https://docs.stripe.com/api/balance_transactions>.
@Path("/v1")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${ticketing.payments.gateway.key}")
@ClientHeaderParam(name = "Stripe-Version", value = StripeApi.VERSION)
interface StripeBalanceApi {

    @GET
    @Path("balance")
    Uni<Response> balance();

    /// Newest first.
    @GET
    @Path("balance_transactions")
    Uni<Response> transactions(
            @QueryParam("created[gte]") long from,
            @QueryParam("created[lt]") long until,
            @QueryParam("starting_after") @Nullable String after,
            @QueryParam("limit") int limit,
            @QueryParam("expand[]") String expansion);
}
