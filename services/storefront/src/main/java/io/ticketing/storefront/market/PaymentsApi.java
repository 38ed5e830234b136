package io.ticketing.storefront.market;

import java.math.BigInteger;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The part of the API that the payments service answers.
@Path("/api/payments")
@RegisterRestClient(configKey = "payments")
@RegisterProvider(RefusalReader.class)
public interface PaymentsApi {

    String PDF = "application/pdf";

    /// @param token the gateway's token for the card
    record Charge(UUID orderId, @Nullable String token) {}

    /// Tickets to take back and pay for.
    ///
    /// @param quantity all that are left if it is missing
    /// @param restock whether they go back on sale; if it is missing, payments decides
    record Return(
            @Nullable BigInteger quantity,
            @Nullable Boolean restock,
            @Nullable String note) {}

    /// @param returnUrl where the gateway leads the seller afterwards; payments decides if it is missing
    record Onboarding(@Nullable String returnUrl) {}

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

    /// The payment's refunds, newest first. Without blocking, since the page does not wait for long.
    @GET
    @Path("{id}/refunds")
    Uni<List<Refund>> refunds(@CookieParam("session") @Nullable String session, @RestPath UUID id);

    @POST
    @Path("{id}/refunds")
    Refund refund(
            @CookieParam("session") @Nullable String session,
            @HeaderParam("Idempotency-Key") @Nullable UUID idempotencyKey,
            @RestPath UUID id,
            Return tickets);

    /// The sales of one of the caller's tickets, newest first.
    @GET
    @Path("sales")
    RestResponse<List<Sale>> sales(
            @CookieParam("session") @Nullable String session,
            @RestQuery UUID ticketId,
            @RestQuery @Nullable String cursor);

    /// What the caller has earned, by currency.
    @GET
    @Path("balance")
    List<Balance> balances(@CookieParam("session") @Nullable String session);

    /// What has changed the caller's balances, newest first.
    @GET
    @Path("balance/entries")
    RestResponse<List<Balance.Change>> changes(
            @CookieParam("session") @Nullable String session, @RestQuery @Nullable String cursor);

    @GET
    @Path("sales/summary")
    Sale.Total total(@CookieParam("session") @Nullable String session, @RestQuery UUID ticketId);

    @GET
    @Path("{id}/receipt")
    Receipt receipt(@CookieParam("session") @Nullable String session, @RestPath UUID id);

    /// The receipt as it is printed.
    @GET
    @Path("{id}/receipt")
    @Produces(PDF)
    byte[] printedReceipt(@CookieParam("session") @Nullable String session, @RestPath UUID id);

    @GET
    @Path("seller-profile")
    SellerProfile sellerProfile(@CookieParam("session") @Nullable String session);

    @PUT
    @Path("seller-profile")
    SellerProfile describeSeller(@CookieParam("session") @Nullable String session, SellerProfile profile);

    @GET
    @Path("seller-account")
    SellerAccount sellerAccount(@CookieParam("session") @Nullable String session);

    @POST
    @Path("seller-account")
    SellerAccount onboard(@CookieParam("session") @Nullable String session, Onboarding wish);

    /// The caller's payouts, newest first.
    @GET
    @Path("payouts")
    RestResponse<List<Payout>> payouts(
            @CookieParam("session") @Nullable String session, @RestQuery @Nullable String cursor);
}
