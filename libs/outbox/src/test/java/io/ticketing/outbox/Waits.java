package io.ticketing.outbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import io.ticketing.kafka.EventConsumer;

/// Counts how often consumers try and fail while the infrastructure is down, and what they log.
final class Waits extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger(EventConsumer.class.getName());
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    Waits() {
        logger.setLevel(Level.FINE);
        logger.addHandler(this);
    }

    long count() {
        return records.stream()
                .filter(it -> it.getMessage().startsWith("Failed"))
                .count();
    }

    /// As an operator sees it in the log.
    List<String> words() {
        return records.stream()
                .filter(it -> it.getLevel().intValue() >= Level.INFO.intValue())
                .map(LogRecord::getMessage)
                .toList();
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {
        // nothing is buffered
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(null);
    }
}
