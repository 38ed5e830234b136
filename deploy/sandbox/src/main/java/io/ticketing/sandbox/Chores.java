package io.ticketing.sandbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// What the gateway does of its own accord: it lets refunds succeed or fail that take their time,
/// and forgets old events.
final class Chores implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Chores.class.getName());

    private final Database database;
    private final Deliverer deliverer;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    private Chores(Database database, Deliverer deliverer) {
        this.database = database;
        this.deliverer = deliverer;
    }

    static Chores start(Database database, Deliverer deliverer) {
        var chores = new Chores(database, deliverer);
        chores.doEvery(TimeUnit.SECONDS, chores::settleRefunds);
        chores.doEvery(TimeUnit.HOURS, chores::forgetOldEvents);
        return chores;
    }

    private void doEvery(TimeUnit unit, Chore chore) {
        var _ = timer.scheduleWithFixedDelay(() -> doUnlessItFails(chore), 0, 1, unit);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void settleRefunds() throws SQLException {
        for (var id : database.inTransaction(Refunds::due)) {
            database.inTransaction(connection -> {
                RefundChanges.settle(connection, id);
                return id;
            });
            deliverer.wake();
        }
    }

    private void forgetOldEvents() throws SQLException {
        database.inTransaction(Events::forgetOld);
    }

    private static void doUnlessItFails(Chore chore) {
        try {
            chore.perform();
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "A chore of the sandbox gateway failed and is tried again", e);
        }
    }

    @FunctionalInterface
    private interface Chore {
        void perform() throws SQLException;
    }
}
