package io.ticketing.payments.application;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.application.steps.CallSchedule;
import io.ticketing.payments.domain.GatewayNews;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.Refund;
import io.ticketing.payments.persistence.DueGatewayEvent;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.payments.persistence.RefundRepository;
import io.ticketing.postgresql.Rows;

/// Makes the due calls of one order only, where [SettlePayments], [SettleRefunds] and
/// [ApplyGatewayEvents] make those of all orders.
@ApplicationScoped
public class DueCallsOfOrder {

    private static final String CLAIM_EVENTS = """
            update gateway_events set attempts = attempts + 1, due_at = now() + interval '1 minute'
            where due_at <= now() and payment_id in (select id from payments where order_id = $1)
            returning id, news, payment_id, attempts""";

    private final SettlePayments settlePayments;
    private final SettleRefunds settleRefunds;
    private final ApplyGatewayEvents applyGatewayEvents;
    private final RefundSales refundSales;
    private final Transactions transactions;
    private final PaymentRepository payments;
    private final RefundRepository refunds;
    private final CallSchedule schedule;
    private final Pool pool;
    private final Clock clock;

    DueCallsOfOrder(
            SettlePayments settlePayments,
            SettleRefunds settleRefunds,
            ApplyGatewayEvents applyGatewayEvents,
            RefundSales refundSales,
            Transactions transactions,
            PaymentRepository payments,
            RefundRepository refunds,
            CallSchedule schedule,
            Pool pool,
            Clock clock) {
        this.settlePayments = settlePayments;
        this.settleRefunds = settleRefunds;
        this.applyGatewayEvents = applyGatewayEvents;
        this.refundSales = refundSales;
        this.transactions = transactions;
        this.payments = payments;
        this.refunds = refunds;
        this.schedule = schedule;
        this.pool = pool;
        this.clock = clock;
    }

    /// From now on no call is made unless it is asked for here.
    public void takeOver() {
        settlePayments.stop(new ShutdownEvent());
        settleRefunds.stop(new ShutdownEvent());
    }

    public Uni<Void> settlePayments(UUID orderId) {
        return transactions.run(() -> claimPayments(orderId)).chain(due -> each(due, settlePayments::settle));
    }

    public Uni<Void> settleRefunds(UUID orderId) {
        return transactions.run(() -> claimRefunds(orderId)).chain(due -> each(due, settleRefunds::settle));
    }

    public Uni<Void> applyEvents(UUID orderId) {
        return pool.preparedQuery(CLAIM_EVENTS)
                .mapping(row -> new DueGatewayEvent(
                        row.getString("id"),
                        GatewayNews.valueOf(row.getString("news")),
                        row.getUUID("payment_id"),
                        row.getInteger("attempts")))
                .execute(Tuple.of(orderId))
                .map(rows -> Rows.stream(rows).toList())
                .chain(due -> each(due, applyGatewayEvents::apply));
    }

    /// Begins the refunds of cancelled events, of any order.
    public Uni<Void> refundSales() {
        return refundSales.refund();
    }

    private Uni<List<Payment>> claimPayments(UUID orderId) {
        var now = clock.instant();
        return payments.find("terms.orderId = ?1 and dueAt <= ?2", orderId, now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .invoke(due -> due.forEach(it -> it.attempt(now, schedule.lease())));
    }

    private Uni<List<Refund>> claimRefunds(UUID orderId) {
        var now = clock.instant();
        var mine = "dueAt <= ?2 and paymentId in (select id from Payment where terms.orderId = ?1)";
        return refunds.find(mine, orderId, now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .invoke(due -> due.forEach(it -> it.attempt(now, schedule.lease())));
    }

    private static <T> Uni<Void> each(List<T> due, Function<T, Uni<?>> call) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(it -> call.apply(it).replaceWithVoid())
                .collect()
                .last();
    }
}
