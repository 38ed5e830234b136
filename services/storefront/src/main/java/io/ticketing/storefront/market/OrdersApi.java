package io.ticketing.storefront.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The part of the API that the orders service answers.
@Path("/api/orders")
@RegisterRestClient(configKey = "orders")
@RegisterProvider(RefusalReader.class)
public interface OrdersApi {

    /// What a buyer orders, at the price that the page showed.
    record Wish(
            UUID ticketId,
            @Nullable BigInteger quantity,
            @Nullable BigDecimal price) {}

    @POST
    Order place(
            @CookieParam("session") @Nullable String session,
            @HeaderParam("Idempotency-Key") @Nullable UUID idempotencyKey,
            Wish wish);

    @GET
    RestResponse<List<Order>> own(@CookieParam("session") @Nullable String session, @RestQuery @Nullable String cursor);

    @GET
    @Path("{id}")
    Order show(@CookieParam("session") @Nullable String session, @RestPath UUID id);

    /// The same without blocking, for streams.
    @GET
    @Path("{id}")
    Uni<Order> look(@CookieParam("session") @Nullable String session, @RestPath UUID id);

    @DELETE
    @Path("{id}")
    RestResponse<Void> cancel(@CookieParam("session") @Nullable String session, @RestPath UUID id);
}
