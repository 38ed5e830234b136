package io.ticketing.auth.api;

/// `{}`: there is nothing to say, but clients expect JSON.
record SignedOutView() {}
