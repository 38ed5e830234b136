package io.ticketing.payments.api;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What sellers are promised about what they have earned.
@Path(BalanceApi.PATH)
@Tag(name = "Balance", description = "What you have earned")
interface BalanceApi {

    String PATH = PaymentsApi.PATH + "/balance";
    String ENTRIES = "entries";
    String CSV = "text/csv";

    @GET
    @Operation(
            operationId = "showBalance",
            summary = "What you have earned, by currency",
            description = "`available` can be paid out now, and `pending` later. Together they are `sold`, less `fees`,"
                    + " `refunded`, `disputed` and `paidOut`. Empty if you have sold nothing.")
    @APIResponse(responseCode = "200", description = "One balance for each currency")
    Uni<List<BalanceView>> show();

    @GET
    @Path(ENTRIES)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listBalanceEntries",
            summary = "What has changed your balance, newest first",
            description = "With `Accept: text/csv` or `format=csv` the answer is a table of all entries of the"
                    + " period: `limit` and `cursor` do not matter then.")
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            description = "`csv` for a table, as a link can't set `Accept`",
            schema = @Schema(type = SchemaType.STRING, enumeration = "csv"))
    @APIResponse(
            responseCode = "200",
            description = "A page, or the whole table",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = BalanceEntryView.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    Uni<RestResponse<List<BalanceEntryView>>> entries(
            @RestQuery @Parameter(description = "First day, in UTC") @Nullable LocalDate from,
            @RestQuery @Parameter(description = "Last day, in UTC") @Nullable LocalDate until,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) @Parameter(description = "Page size") int limit,
            @RestQuery @Parameter(description = "Start of the page, from a `Link` header") @Nullable UUID cursor);

    @GET
    @Path(ENTRIES)
    @Produces(CSV)
    @Operation(hidden = true)
    Multi<String> table(@RestQuery @Nullable LocalDate from, @RestQuery @Nullable LocalDate until);
}
