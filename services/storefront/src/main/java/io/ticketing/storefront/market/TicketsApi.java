package io.ticketing.storefront.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The part of the API that the tickets service answers.
@Path("/api/tickets")
@RegisterRestClient(configKey = "tickets")
@RegisterProvider(RefusalReader.class)
public interface TicketsApi {

    /// What a seller offers.
    ///
    /// @param returnsUntil empty if buyers can't return anything; if it is missing, an edit leaves it as it is
    record Offer(
            @Nullable String title,
            @Nullable BigDecimal price,
            @Nullable BigInteger quantity,
            @Nullable String currency,
            @Nullable String returnsUntil) {}

    @GET
    RestResponse<List<Ticket>> onSale(
            @RestQuery @Nullable String q, @RestQuery @Nullable String cursor, @RestQuery int limit);

    /// These tickets, of any status.
    @GET
    Uni<List<Ticket>> these(@RestQuery("id") Collection<UUID> ids);

    /// The caller's own tickets, with the numbers held and sold.
    @GET
    RestResponse<List<Ticket>> own(
            @CookieParam("session") @Nullable String session,
            @RestQuery @Nullable String seller,
            @RestQuery @Nullable String cursor);

    /// One of the caller's own tickets, as a list with it or an empty one.
    @GET
    List<Ticket> own(
            @CookieParam("session") @Nullable String session,
            @RestQuery @Nullable String seller,
            @RestQuery("id") @Nullable UUID id);

    @GET
    @Path("{id}")
    Ticket show(@RestPath UUID id);

    @POST
    Ticket create(@CookieParam("session") @Nullable String session, Offer offer);

    /// @param ifMatch the tag of the version that the seller has seen
    @PUT
    @Path("{id}")
    Ticket revise(
            @CookieParam("session") @Nullable String session,
            @HeaderParam("If-Match") String ifMatch,
            @RestPath UUID id,
            Offer offer);

    /// @param refund whether buyers lose what they have taken, and get their money back
    @DELETE
    @Path("{id}")
    RestResponse<Void> withdraw(
            @CookieParam("session") @Nullable String session, @RestPath UUID id, @RestQuery boolean refund);
}
