package io.ticketing.storefront.pages;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import io.ticketing.storefront.market.Answer;
import io.ticketing.storefront.market.PaymentsApi;
import io.ticketing.storefront.market.Refusal;
import io.ticketing.storefront.session.Visitor;

/// Receipts, for buyers and sellers: as a page, and as a file.
@Path("/receipts/{payment}")
@RunOnVirtualThread
@InTurn
@Produces(MediaType.TEXT_HTML)
class ReceiptsResource {

    private static final String FILE = "attachment; filename=\"receipt.pdf\"";
    private static final String NOT_YET = "unknown-receipt";

    private final PaymentsApi payments;
    private final Visitor visitor;

    ReceiptsResource(@RestClient PaymentsApi payments, Visitor visitor) {
        this.payments = payments;
        this.visitor = visitor;
    }

    @GET
    public RestResponse<String> show(@RestPath UUID payment) {
        return switch (Answer.of(() -> payments.receipt(visitor.session(), payment))) {
            case Answer.Given(var receipt) -> Html.page(Templates.receipt(ReceiptPage.of(receipt, Words.of(visitor))));
            case Answer.Refused(var why) -> refused(payment, why);
        };
    }

    @GET
    @Path("pdf")
    public RestResponse<?> print(@RestPath UUID payment) {
        return switch (Answer.of(() -> payments.printedReceipt(visitor.session(), payment))) {
            case Answer.Given(var pdf) ->
                ResponseBuilder.ok(pdf, PaymentsApi.PDF)
                        .header(HttpHeaders.CONTENT_DISPOSITION, FILE)
                        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                        .header(Html.POLICY, Html.NOTHING)
                        .build();
            case Answer.Refused(var why) -> refused(payment, why);
        };
    }

    private static RestResponse<String> refused(UUID payment, Refusal why) {
        if (why.needsSignIn()) {
            return Html.signInFirst("/receipts/" + payment);
        }
        return why.kind().equals(NOT_YET)
                ? Html.page(404, Templates.noReceipt(payment))
                : ErrorAnswer.page(why).response();
    }
}
