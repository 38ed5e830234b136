package io.ticketing.payments.api;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What buyers and sellers are promised about receipts.
@Path(PaymentsApi.PATH)
@Tag(name = "Receipts", description = "What was bought, from whom, and at which price")
interface ReceiptsApi {

    String RECEIPTS = "receipts";
    String PDF = "application/pdf";
    String RECEIPT = "{paymentId}/receipt";
    String NOTE = RECEIPT + "/credit-notes/{id}";

    @GET
    @Path(RECEIPT)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "showReceipt",
            summary = "The receipt of a payment, with its credit notes",
            description = "For the buyer who paid, and for the seller. It is issued some moments after the amount was"
                    + " captured and never changes. Each refund adds a credit note. With `Accept: application/pdf` it"
                    + " is a page of A4.")
    @APIResponse(
            responseCode = "200",
            description = "The receipt",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReceiptView.class)),
                @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "403", description = "`not-yours`")
    @APIResponse(
            responseCode = "404",
            description = "`unknown-payment`, or `unknown-receipt`: not captured, or only a moment ago")
    Uni<RestResponse<ReceiptView>> show(@RestPath UUID paymentId);

    @GET
    @Path(RECEIPT)
    @Produces(PDF)
    @Operation(hidden = true)
    Uni<RestResponse<Object>> print(@RestPath UUID paymentId);

    @GET
    @Path(NOTE)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "showCreditNote",
            summary = "One credit note of a receipt",
            description = "For the buyer who paid, and for the seller. With `Accept: application/pdf` it is a page of"
                    + " A4.")
    @APIResponse(
            responseCode = "200",
            description = "The credit note",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CreditNoteView.class)),
                @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "403", description = "`not-yours`")
    @APIResponse(responseCode = "404", description = "`unknown-payment`, or `unknown-receipt`")
    Uni<RestResponse<CreditNoteView>> note(@RestPath UUID paymentId, @RestPath UUID id);

    @GET
    @Path(NOTE)
    @Produces(PDF)
    @Operation(hidden = true)
    Uni<RestResponse<Object>> printNote(@RestPath UUID paymentId, @RestPath UUID id);

    @GET
    @Path(RECEIPTS)
    @Operation(
            operationId = "listReceipts",
            summary = "The receipts and credit notes that you have issued as a seller, newest first",
            description = "Those of a business are numbered without gaps.")
    @APIResponse(responseCode = "200", description = "A page")
    Uni<RestResponse<List<IssuedView>>> list(
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) @Parameter(description = "Page size") int limit,
            @RestQuery @Parameter(description = "Start of the page, from a `Link` header") @Nullable UUID cursor);
}
