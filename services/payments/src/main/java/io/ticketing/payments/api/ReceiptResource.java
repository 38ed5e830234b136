package io.ticketing.payments.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

import io.ticketing.deadline.InTime;
import io.ticketing.payments.application.ShowReceipt;
import io.ticketing.payments.application.ShowReceipt.Shown;
import io.ticketing.payments.domain.Receipt;
import io.ticketing.payments.persistence.ReceiptRepository;
import io.ticketing.payments.print.PrintReceipts;
import io.ticketing.rest.Caller;
import io.ticketing.rest.OtherAnswer;

/// Receipts over HTTP.
@Authenticated
class ReceiptResource implements ReceiptsApi {

    private final ShowReceipt showReceipt;
    private final PrintReceipts printReceipts;
    private final ReceiptRepository receipts;
    private final Caller caller;

    ReceiptResource(ShowReceipt showReceipt, PrintReceipts printReceipts, ReceiptRepository receipts, Caller caller) {
        this.showReceipt = showReceipt;
        this.printReceipts = printReceipts;
        this.receipts = receipts;
        this.caller = caller;
    }

    @Produces
    @Singleton
    static OtherAnswer inPdf() {
        return new OtherAnswer(Pattern.compile(PaymentsApi.PATH + "/[^/]+/receipt(/credit-notes/[^/]+)?"), PDF, "pdf");
    }

    @Override
    @InTime
    public Uni<RestResponse<ReceiptView>> show(UUID paymentId) {
        return certified(
                paymentId, found -> answer(RestResponse.ok(ReceiptView.of(found.receipt(), found.creditNotes()))));
    }

    @Override
    @InTime
    public Uni<RestResponse<Object>> print(UUID paymentId) {
        return certified(paymentId, found -> print(found.receipt(), found.creditNotes()));
    }

    @Override
    @InTime
    public Uni<RestResponse<CreditNoteView>> note(UUID paymentId, UUID id) {
        return note(paymentId, id, note -> answer(RestResponse.ok(CreditNoteView.of(note))));
    }

    @Override
    @InTime
    public Uni<RestResponse<Object>> printNote(UUID paymentId, UUID id) {
        return note(paymentId, id, note -> print(note, List.of()));
    }

    private <T> Uni<RestResponse<T>> note(UUID paymentId, UUID id, Function<Receipt, Uni<RestResponse<T>>> answer) {
        return certified(
                paymentId,
                found -> found.creditNotes().stream()
                        .filter(note -> note.id().equals(id))
                        .findFirst()
                        .map(answer)
                        .orElseGet(() -> answer(ReceiptProblems.unknownNote().response())));
    }

    private <T> Uni<RestResponse<T>> certified(UUID paymentId, Function<Shown.Certified, Uni<RestResponse<T>>> answer) {
        return showReceipt.of(paymentId, caller.id()).chain(shown -> switch (shown) {
            case Shown.Certified found -> answer.apply(found);
            case Shown.NotYours _ -> answer(ReceiptProblems.notYours().response());
            case Shown.NotIssued _ -> answer(ReceiptProblems.notIssued().response());
            case Shown.UnknownPayment _ ->
                answer(PaymentProblems.unknownPayment().response());
        });
    }

    private Uni<RestResponse<Object>> print(Receipt issued, List<Receipt> creditNotes) {
        return printReceipts
                .print(issued, creditNotes)
                .map(printed -> printed.map(pdf -> file(issued, pdf))
                        .orElseGet(() -> ReceiptProblems.overloaded().response()));
    }

    private static RestResponse<Object> file(Receipt issued, byte[] pdf) {
        var name = issued.number().orElseGet(() -> "receipt-" + issued.id());
        return ResponseBuilder.<Object>ok(pdf, PDF)
                .header("Content-Disposition", "inline; filename=\"%s.pdf\"".formatted(name))
                .build();
    }

    private static <T> Uni<T> answer(T answer) {
        return Uni.createFrom().item(answer);
    }

    @Override
    @InTime
    @WithSession
    public Uni<RestResponse<List<IssuedView>>> list(int limit, @Nullable UUID cursor) {
        return receipts.ofSeller(caller.id(), Optional.ofNullable(cursor), limit + 1)
                .map(found -> page(found, limit));
    }

    /// One more than asked for was looked up, to see whether there is a next page.
    private static RestResponse<List<IssuedView>> page(List<Receipt> found, int limit) {
        var page = found.stream().limit(limit).map(IssuedView::of).toList();
        var response = ResponseBuilder.ok(page);
        if (found.size() > limit) {
            var next = "%s/%s?limit=%d&cursor=%s"
                    .formatted(PaymentsApi.PATH, RECEIPTS, limit, page.getLast().id());
            response.header("Link", "<%s>; rel=\"next\"".formatted(next));
        }
        return response.build();
    }
}
