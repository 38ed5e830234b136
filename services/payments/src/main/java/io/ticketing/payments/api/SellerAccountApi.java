package io.ticketing.payments.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// What sellers are promised about their account at the gateway.
@Path(SellerAccountApi.PATH)
@Tag(name = "Payouts", description = "What sellers are paid")
interface SellerAccountApi {

    String PATH = PaymentsApi.PATH + "/seller-account";

    @POST
    @Operation(
            operationId = "onboardSeller",
            summary = "Set up your payouts, or go on with it",
            description = "Answers with an address at which the payment gateway asks for what it must know. It"
                    + " works once and for some minutes; ask again for another one. You have one account, however"
                    + " often you ask.")
    @APIResponse(responseCode = "200", description = "The account, with an `onboardingUrl`")
    @APIResponse(responseCode = "400", description = "`invalid-request`: `returnUrl` leads to an unknown site")
    @APIResponse(responseCode = "503", description = "`payments-unavailable`: ask again")
    Uni<RestResponse<SellerAccountView>> onboard(@NotNull @Valid OnboardRequest body);

    @GET
    @Operation(
            operationId = "showSellerAccount",
            summary = "How far the set-up of your payouts is",
            description = "Money is paid out while the `status` is `enabled`.")
    @APIResponse(responseCode = "200", description = "The account; its `status` is `none` if there is none")
    Uni<SellerAccountView> show();
}
