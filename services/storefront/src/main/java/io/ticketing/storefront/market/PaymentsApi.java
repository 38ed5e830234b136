package io.ticketing.storefront.market;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The part of the API that the payments service answers.
@Path("/api/payments")
@RegisterRestClient(configKey = "payments")
@RegisterProvider(RefusalReader.class)
public interface PaymentsApi {

    /// @param token the gateway's token for the card
    record Charge(UUID orderId, @Nullable String token) {}

    @POST
    Payment pay(
            @CookieParam("session") @Nullable String session,
            @HeaderParam("Idempotency-Key") @Nullable UUID idempotencyKey,
            Charge charge);

    /// The order's payments, newest first. Without blocking, since the page does not wait for long.
    @GET
    Uni<List<Payment>> ofOrder(@CookieParam("session") @Nullable String session, @RestQuery UUID orderId);

    @GET
    @Path("{id}")
    Payment show(@CookieParam("session") @Nullable String session, @RestPath UUID id);
}
