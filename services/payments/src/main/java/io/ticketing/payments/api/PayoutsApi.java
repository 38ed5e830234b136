package io.ticketing.payments.api;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What sellers are promised about their payouts.
@Path(PayoutsApi.PATH)
@Tag(name = "Payouts", description = "What sellers are paid")
interface PayoutsApi {

    String PATH = PaymentsApi.PATH + "/payouts";

    @GET
    @Operation(
            operationId = "listPayouts",
            summary = "Your payouts, newest first",
            description = "What of your balance is available is paid out from time to time, while the `status` of"
                    + " your seller account is `enabled`.")
    @APIResponse(responseCode = "200", description = "A page")
    Uni<RestResponse<List<PayoutView>>> list(
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) @Parameter(description = "Page size") int limit,
            @RestQuery @Parameter(description = "Start of the page, from a `Link` header") @Nullable UUID cursor);
}
