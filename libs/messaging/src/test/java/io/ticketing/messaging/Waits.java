package io.ticketing.messaging;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import io.ticketing.events.EventConsumer;

/// Counts how often consumers say that they wait for the infrastructure.
final class Waits extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger(EventConsumer.class.getName());
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    Waits() {
        logger.addHandler(this);
    }

    int count() {
        return (int)
                records.stream()
                        .filter(it -> it.getMessage().startsWith("Waiting for the infrastructure"))
                        .count();
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
