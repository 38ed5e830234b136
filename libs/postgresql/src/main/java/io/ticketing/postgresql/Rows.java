package io.ticketing.postgresql;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.vertx.mutiny.sqlclient.RowSet;

/// The rows of an answer, which the client only lets be iterated.
public final class Rows {

    private Rows() {}

    public static <T> Stream<T> stream(RowSet<T> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
