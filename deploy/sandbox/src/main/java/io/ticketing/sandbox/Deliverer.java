package io.ticketing.sandbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends events to the endpoints that want them, until each has taken them. A slow endpoint delays
/// neither the API nor other endpoints.
final class Deliverer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Deliverer.class.getName());

    private static final int AT_ONCE_PER_ENDPOINT = 8;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LEASE = TIMEOUT.multipliedBy(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Database database;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
    private final Semaphore wakes = new Semaphore(0);

    private Deliverer(Database database) {
        this.database = database;
    }

    static Deliverer start(Database database) {
        var deliverer = new Deliverer(database);
        deliverer.threads.execute(deliverer::deliverWhatIsDue);
        return deliverer;
    }

    /// Announces that something may be due.
    void wake() {
        wakes.release();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }

    private void deliverWhatIsDue() {
        try {
            while (!threads.isShutdown()) {
                look();
                wakes.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                wakes.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            for (var endpointId : database.inTransaction(Deliveries::endpointsWithDue)) {
                start(endpointId, places.computeIfAbsent(endpointId, _ -> new Semaphore(AT_ONCE_PER_ENDPOINT)));
            }
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "Events could not be sent and are tried again", e);
        }
    }

    private void start(String endpointId, Semaphore place) throws SQLException {
        var free = place.availablePermits();
        if (free > 0) {
            var claimed = database.inTransaction(connection -> Deliveries.claim(connection, endpointId, free, LEASE));
            place.acquireUninterruptibly(claimed.size());
            claimed.forEach(delivery -> threads.execute(() -> deliver(delivery, place)));
        }
    }

    private void deliver(Delivery delivery, Semaphore place) {
        try {
            var status = send(delivery);
            ended(delivery, status / 100 == 2, Integer.toString(status));
        } catch (ExecutionException e) {
            ended(delivery, false, String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            ended(delivery, false, "no answer in " + TIMEOUT.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            place.release();
            wake();
        }
    }

    private int send(Delivery delivery) throws InterruptedException, ExecutionException, TimeoutException {
        var answer = http.sendAsync(delivery.request(), BodyHandlers.discarding());
        try {
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } finally {
            answer.cancel(true);
        }
    }

    private void ended(Delivery delivery, boolean taken, String result) {
        try {
            database.inTransaction(connection -> {
                Deliveries.ended(connection, delivery, taken, result);
                return delivery;
            });
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "An event that was sent is sent again", e);
        }
    }
}
