package io.ticketing.load.scenario;

import java.time.Duration;
import java.util.List;

import org.awaitility.core.ConditionTimeoutException;

import io.ticketing.load.Workbench;
import io.ticketing.load.generator.Generator;
import io.ticketing.load.limit.Connections;
import io.ticketing.load.scenario.StockCheck.Books;
import io.ticketing.local.parts.Service;

import static org.awaitility.Awaitility.await;

/// The whole system, started for one run, with tickets on sale.
final class LoadedSystem implements AutoCloseable {

    private static final int TICKETS = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Workbench workbench;
    private final Generator generator;

    LoadedSystem(Workbench workbench) throws Exception {
        this.workbench = workbench;
        this.generator = new Generator();
        workbench.start(List.of(Service.values()));
        workbench.startServices();
    }

    Bench bench(Effort effort, Bench.Listener listener) throws InterruptedException {
        listener.begins("listing %d tickets".formatted(TICKETS));
        var market = new Market(new Origin(generator, workbench.port(Service.STOREFRONT)));
        market.signUp();
        return new Bench(
                market,
                generator,
                new CpuMeter(workbench.processes(), generator),
                database(Service.ORDERS),
                effort,
                market.tickets(TICKETS),
                listener);
    }

    /// Counts once all events have arrived, or when that takes too long.
    Books awaitBooks() throws Exception {
        var check = new StockCheck(database(Service.ORDERS), database(Service.TICKETS));
        try {
            return await().atMost(PATIENCE).pollInterval(PAUSE).until(check::read, Books::balance);
        } catch (ConditionTimeoutException _) {
            return check.read();
        }
    }

    @Override
    public void close() throws InterruptedException {
        generator.close();
    }

    private Connections database(Service service) {
        return () -> workbench.connect(service.toString());
    }
}
