package io.ticketing.sandbox;

/// Which rows of a table are wanted.
///
/// @param condition in SQL, with one parameter
/// @param value of the parameter
record Filter(String condition, Object value) {}
