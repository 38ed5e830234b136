package io.ticketing.payments.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// What sellers are promised about their profile.
@Path(SellerProfileApi.PATH)
@Tag(name = "Seller profile", description = "How receipts name you as a seller")
interface SellerProfileApi {

    String PATH = PaymentsApi.PATH + "/seller-profile";

    @GET
    @Operation(
            operationId = "showSellerProfile",
            summary = "How receipts name you",
            description = "Without a profile you are a private person without a name.")
    @APIResponse(responseCode = "200", description = "The profile")
    @APIResponse(responseCode = "404", description = "`not-found`: there is none yet")
    Uni<RestResponse<SellerProfileView>> show();

    @PUT
    @Operation(
            operationId = "describeSeller",
            summary = "Say how receipts name you from now on",
            description = "Receipts that were issued before keep what they say. What it replaces is not kept here.")
    @APIResponse(responseCode = "200", description = "The profile")
    Uni<RestResponse<SellerProfileView>> describe(@NotNull @Valid DescribeSellerRequest body);
}
