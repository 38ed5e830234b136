package io.ticketing.payments.print;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.ticketing.payments.domain.Receipt;

/// Makes PDFs on threads of its own, so that they hold up nothing else.
@ApplicationScoped
public class PrintReceipts {

    /// Each needs a few megabytes for as long as it is printed.
    private static final int AT_ONCE = 2;

    private static final int MOST_WAITING = 50;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("printing-", 0).daemon().factory());

    PrintReceipts() {
        threads.allowCoreThreadTimeOut(true);
    }

    /// @param creditNotes what was taken back of it, oldest first
    /// @return empty if too many are waiting
    public Uni<Optional<byte[]>> print(Receipt receipt, List<Receipt> creditNotes) {
        return Uni.createFrom()
                .item(() -> Optional.of(ReceiptPdf.of(receipt, creditNotes)))
                .runSubscriptionOn(threads)
                .onFailure(RejectedExecutionException.class)
                .recoverWithItem(Optional.empty());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
