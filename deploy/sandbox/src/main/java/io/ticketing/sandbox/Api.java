package io.ticketing.sandbox;

import java.sql.SQLException;

/// Answers the calls on some kinds of objects.
interface Api {

    boolean isFor(Request request);

    /// @throws StripeError if the request is refused
    Reply answer(Request request) throws SQLException;
}
