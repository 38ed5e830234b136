package io.ticketing.load.startup;

import java.time.Duration;

/// One measured start.
///
/// @param live from the start of the process to the first answer
/// @param ready from the start of the process to the first answer that it is ready
/// @param cpu the CPU time of all its threads until then
/// @param memory in bytes, a little later
record Start(Duration live, Duration ready, Duration cpu, long memory) {}
