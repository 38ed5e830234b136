package io.ticketing.payments.gateway;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/// Stripe's transfers to connected accounts on the wire.
///
/// Source: <https://docs.stripe.com/api/transfers>.
@Path("/v1/transfers")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${ticketing.payments.gateway.key}")
@ClientHeaderParam(name = "Stripe-Version", value = StripeApi.VERSION)
interface StripeTransfersApi {

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Uni<Response> create(@HeaderParam(StripeApi.IDEMPOTENCY_KEY) String key, MultivaluedMap<String, String> form);

    @GET
    Uni<Response> list(@QueryParam("transfer_group") String group, @QueryParam("limit") int limit);
}
