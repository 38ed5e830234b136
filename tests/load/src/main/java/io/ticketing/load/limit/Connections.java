package io.ticketing.load.limit;

import java.sql.Connection;

/// Opens connections to a database.
public interface Connections {

    Connection open() throws Exception;
}
