package io.ticketing.payments.application;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.ticketing.outbox.Transactions;
import io.ticketing.payments.application.steps.CertifyRefunds;
import io.ticketing.payments.application.steps.CertifySales;
import io.ticketing.payments.domain.ReceiptSequence;
import io.ticketing.payments.persistence.ReceiptRepository;
import io.ticketing.payments.persistence.ReceiptSequenceRepository;
import io.ticketing.postgresql.UntilSchemaReady;

/// Issues a receipt for each captured payment and a credit note for each refund, some moments later:
/// numbers without gaps need one lock per seller, which no capture should wait for.
///
/// What is left to do is found in the payments and refunds themselves, so it may be interrupted at
/// any moment. Sellers take turns, a batch each.
@ApplicationScoped
public class IssueReceipts {

    private static final Logger LOG = Logger.getLogger(IssueReceipts.class);

    /// How many are issued in one transaction.
    private static final int BATCH = 100;

    /// How many of the oldest payments and refunds decide whose turn it is.
    private static final int LOOK = 1_000;

    private final Transactions transactions;
    private final ReceiptRepository receipts;
    private final ReceiptSequenceRepository sequences;
    private final CertifySales certifySales;
    private final CertifyRefunds certifyRefunds;

    IssueReceipts(
            Transactions transactions,
            ReceiptRepository receipts,
            ReceiptSequenceRepository sequences,
            CertifySales certifySales,
            CertifyRefunds certifyRefunds) {
        this.transactions = transactions;
        this.receipts = receipts;
        this.sequences = sequences;
        this.certifySales = certifySales;
        this.certifyRefunds = certifyRefunds;
    }

    @Scheduled(
            every = "1s",
            skipExecutionIf = UntilSchemaReady.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> issue() {
        return Uni.createFrom()
                .deferred(this::turns)
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// @return whether a seller has more to issue
    private Uni<Boolean> turns() {
        return receipts.waitingSellers(LOOK)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::turnOrLater)
                .collect()
                .asList()
                .map(turns -> turns.contains(true));
    }

    private Uni<Boolean> turnOrLater(UUID sellerId) {
        return Uni.createFrom()
                .deferred(() -> turn(sellerId))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "Receipts of seller %s are left for the next time", sellerId))
                .onFailure()
                .recoverWithItem(false);
    }

    /// Leaves a seller whose receipts another process issues to that process.
    ///
    /// @return whether the seller has more to issue
    Uni<Boolean> turn(UUID sellerId) {
        return sequences
                .open(sellerId)
                .chain(() -> transactions.run(() -> sequences
                        .lockFree(sellerId)
                        .chain(free -> free.map(this::batch)
                                .orElseGet(() -> Uni.createFrom().item(false)))));
    }

    private Uni<Boolean> batch(ReceiptSequence numbers) {
        return certifySales
                .certify(numbers, BATCH)
                .chain(sales -> certifyRefunds
                        .certify(numbers, BATCH)
                        .map(refunds -> List.of(sales, refunds).contains(BATCH)));
    }
}
