package io.ticketing.payments.gateway;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/// Stripe's disputes on the wire.
///
/// Source: <https://docs.stripe.com/api/disputes>.
@Path("/v1/disputes")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${ticketing.payments.gateway.key}")
@ClientHeaderParam(name = "Stripe-Version", value = StripeApi.VERSION)
interface StripeDisputesApi {

    /// Newest first.
    @GET
    Uni<Response> list(@QueryParam("payment_intent") String intent, @QueryParam("limit") int limit);
}
