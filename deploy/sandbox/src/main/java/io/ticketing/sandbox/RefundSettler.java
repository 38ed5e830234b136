package io.ticketing.sandbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Lets refunds succeed or fail that take their time.
final class RefundSettler implements AutoCloseable {

    private static final Logger LOG = System.getLogger(RefundSettler.class.getName());

    private static final int SECONDS_BETWEEN_LOOKS = 1;

    private final Database database;
    private final Deliverer deliverer;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    private RefundSettler(Database database, Deliverer deliverer) {
        this.database = database;
        this.deliverer = deliverer;
    }

    static RefundSettler start(Database database, Deliverer deliverer) {
        var settler = new RefundSettler(database, deliverer);
        var _ = settler.timer.scheduleWithFixedDelay(
                settler::settleWhatIsDue, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
        return settler;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void settleWhatIsDue() {
        try {
            for (var id : database.inTransaction(Refunds::due)) {
                database.inTransaction(connection -> {
                    RefundChanges.settle(connection, id);
                    return id;
                });
                deliverer.wake();
            }
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "Refunds could not be settled and are tried again", e);
        }
    }
}
