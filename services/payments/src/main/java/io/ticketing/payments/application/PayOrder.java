package io.ticketing.payments.application;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.ticketing.deadline.Deadline;
import io.ticketing.deadline.TooLateException;
import io.ticketing.outbox.WaitingRoom.Arrival;
import io.ticketing.payments.application.steps.Beginning;
import io.ticketing.payments.application.steps.FirstAnswers;
import io.ticketing.payments.application.steps.NewListings;
import io.ticketing.payments.application.steps.NewOrders;
import io.ticketing.payments.domain.Authorization;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentRequest;
import io.ticketing.payments.gateway.Admission;

/// Pays for an order: saves the payment, has it authorised, and saves the outcome. No transaction
/// is open while the gateway works. [SettlePayments] finishes payments that are interrupted.
@ApplicationScoped
public class PayOrder {

    private static final Logger LOG = Logger.getLogger(PayOrder.class);

    private final NewOrders newOrders;
    private final NewListings newListings;
    private final BeginPayment beginPayment;
    private final FirstAnswers firstAnswers;
    private final Admission admission;
    private final AuthorizePayment authorizePayment;
    private final SettlePayments settlePayments;

    PayOrder(
            NewOrders newOrders,
            NewListings newListings,
            BeginPayment beginPayment,
            FirstAnswers firstAnswers,
            Admission admission,
            AuthorizePayment authorizePayment,
            SettlePayments settlePayments) {
        this.newOrders = newOrders;
        this.newListings = newListings;
        this.beginPayment = beginPayment;
        this.firstAnswers = firstAnswers;
        this.admission = admission;
        this.authorizePayment = authorizePayment;
        this.settlePayments = settlePayments;
    }

    public Uni<Authorization> pay(PaymentRequest request, Optional<String> idempotencyKey) {
        return beginPayment
                .begin(request, idempotencyKey)
                .chain(beginning -> unlessNew(beginning, request, idempotencyKey))
                .chain(beginning -> unlessNewlyListed(beginning, request, idempotencyKey))
                .chain(beginning -> unlessRepeated(beginning, request, idempotencyKey))
                .chain(this::finish);
    }

    /// The order may have been placed a moment ago.
    private Uni<Beginning> unlessNew(Beginning beginning, PaymentRequest request, Optional<String> idempotencyKey) {
        return beginning instanceof Beginning.Ended(Authorization.UnknownOrder _)
                ? newOrders
                        .await(request.orderId(), request.buyerId())
                        .chain(arrival -> beginAgain(arrival, request, idempotencyKey))
                : Uni.createFrom().item(beginning);
    }

    private Uni<Beginning> beginAgain(Arrival arrival, PaymentRequest request, Optional<String> idempotencyKey) {
        return switch (arrival) {
            case ARRIVED -> beginPayment.begin(request, idempotencyKey);
            case MISSING -> ended(new Authorization.UnknownOrder());
            case TOO_MANY_WAIT -> ended(new Authorization.Overloaded());
        };
    }

    /// The ticket may have been listed a moment ago.
    private Uni<Beginning> unlessNewlyListed(
            Beginning beginning, PaymentRequest request, Optional<String> idempotencyKey) {
        return beginning instanceof Beginning.NotListed(var ticketId)
                ? newListings
                        .await(ticketId, request.buyerId())
                        .chain(arrival -> beginListed(arrival, request, idempotencyKey))
                : Uni.createFrom().item(beginning);
    }

    private Uni<Beginning> beginListed(Arrival arrival, PaymentRequest request, Optional<String> idempotencyKey) {
        return switch (arrival) {
            case ARRIVED -> beginPayment.begin(request, idempotencyKey);
            case MISSING -> ended(new Authorization.UnknownSeller());
            case TOO_MANY_WAIT -> ended(new Authorization.Overloaded());
        };
    }

    /// The first request under the same key may still be in progress.
    private Uni<Beginning> unlessRepeated(
            Beginning beginning, PaymentRequest request, Optional<String> idempotencyKey) {
        return beginning instanceof Beginning.Repeated(var payment)
                ? firstAnswers
                        .await(payment.id(), request.buyerId())
                        .onFailure(TooLateException.class)
                        .recoverWithItem(Arrival.MISSING)
                        .chain(arrival -> repeat(arrival, payment, request, idempotencyKey))
                : Uni.createFrom().item(beginning);
    }

    private Uni<Beginning> repeat(Arrival arrival, Payment first, PaymentRequest request, Optional<String> key) {
        return switch (arrival) {
            case ARRIVED -> beginPayment.begin(request, key);
            case MISSING -> ended(new Authorization.InProgress(first.id()));
            case TOO_MANY_WAIT -> ended(new Authorization.Overloaded());
        };
    }

    private static Uni<Beginning> ended(Authorization result) {
        return Uni.createFrom().item(new Beginning.Ended(result));
    }

    private Uni<Authorization> finish(Beginning beginning) {
        return switch (beginning) {
            case Beginning.Begun(var payment) -> authorizeInTime(payment);
            case Beginning.Ended(var result) -> Uni.createFrom().item(result);
            case Beginning.NotListed _ -> Uni.createFrom().item(new Authorization.UnknownSeller());
            case Beginning.Repeated(var first) -> Uni.createFrom().item(withoutAnswer(first));
        };
    }

    /// The first request's answer, as long as the gateway has not been asked again.
    private static Authorization withoutAnswer(Payment first) {
        return first.isRepeated()
                ? new Authorization.InProgress(first.id())
                : new Authorization.OutcomeUnknown(first.id());
    }

    /// A payment that began in time is finished, whatever its caller is told meanwhile. Nothing is
    /// begun for a caller whose time is over.
    private Uni<Authorization> authorizeInTime(Payment payment) {
        var deadline = Deadline.lift();
        if (deadline.isEmpty()) {
            return authorize(payment);
        }
        return deadline.get().isOver()
                ? authorizePayment.giveUp(payment).chain(() -> Uni.createFrom().failure(new TooLateException()))
                : deadline.get()
                        .bound(authorize(payment))
                        .onFailure(TooLateException.class)
                        .recoverWithItem(() -> new Authorization.OutcomeUnknown(payment.id()));
    }

    private Uni<Authorization> authorize(Payment payment) {
        return admission
                .counted(authorizePayment.authorize(payment))
                .invoke(this::settleWhatIsToBeVoided)
                .onFailure()
                .invoke(failure ->
                        LOG.errorf(failure, "Payment %s failed for now and will be settled later", payment.id()))
                .onFailure()
                .recoverWithItem(() -> new Authorization.OutcomeUnknown(payment.id()));
    }

    private void settleWhatIsToBeVoided(Authorization result) {
        if (result instanceof Authorization.OrderCancelled) {
            settlePayments.wake();
        }
    }
}
