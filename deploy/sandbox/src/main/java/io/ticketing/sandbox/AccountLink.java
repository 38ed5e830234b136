package io.ticketing.sandbox;

/// Where the holder of an account is sent from, and back to.
record AccountLink(String token, String accountId, String refreshUrl, String returnUrl) {}
