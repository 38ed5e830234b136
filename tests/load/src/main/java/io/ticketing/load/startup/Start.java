package io.ticketing.load.startup;

import java.time.Duration;

/// One measured start.
///
/// @param live from the start of the process to the first answer
/// @param ready from there, too, to the first answer that it is ready
/// @param cpu what all its threads had used by then
/// @param memory in bytes, a little later
record Start(Duration live, Duration ready, Duration cpu, long memory) {}
