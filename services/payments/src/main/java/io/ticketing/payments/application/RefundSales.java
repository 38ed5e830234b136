package io.ticketing.payments.application;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.application.steps.ReturnMoney;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.RefundReason;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.postgresql.UntilSchemaReady;

/// Refunds all buyers of a ticket whose seller has withdrawn it for that, in batches. What is left to
/// do is found in the payments themselves, so it may be interrupted at any moment, and a purchase
/// that was under way is refunded when it has been captured.
@ApplicationScoped
public class RefundSales {

    private static final int BATCH = 100;

    private final Transactions transactions;
    private final PaymentRepository payments;
    private final ReturnMoney returnMoney;
    private final SettleRefunds settleRefunds;

    RefundSales(
            Transactions transactions,
            PaymentRepository payments,
            ReturnMoney returnMoney,
            SettleRefunds settleRefunds) {
        this.transactions = transactions;
        this.payments = payments;
        this.returnMoney = returnMoney;
        this.settleRefunds = settleRefunds;
    }

    @Scheduled(
            every = "1s",
            skipExecutionIf = UntilSchemaReady.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refund() {
        return Uni.createFrom()
                .deferred(this::refundBatch)
                .repeat()
                .whilst(begun -> begun == BATCH)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> refundBatch() {
        return Panache.withSession(() -> payments.toRefund(BATCH))
                .chain(found -> found.isEmpty() ? Uni.createFrom().item(0) : refundAll(found));
    }

    private Uni<Integer> refundAll(List<UUID> found) {
        return transactions
                .run(() -> payments.lock(found).chain(this::beginRefunds))
                .replaceWith(found.size())
                .invoke(settleRefunds::wake);
    }

    private Uni<Void> beginRefunds(List<Payment> sales) {
        return Multi.createFrom()
                .iterable(sales)
                .onItem()
                .transformToUniAndConcatenate(sale -> returnMoney.allOf(sale, RefundReason.WITHDRAWN))
                .collect()
                .last();
    }
}
