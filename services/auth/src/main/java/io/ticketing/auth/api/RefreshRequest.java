package io.ticketing.auth.api;

/// Body of a refresh by a client that keeps no cookies.
record RefreshRequest(String refreshToken) {

    @Override
    public String toString() {
        return "refresh";
    }
}
