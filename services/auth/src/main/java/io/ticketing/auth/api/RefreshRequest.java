package io.ticketing.auth.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Body of a refresh, for a client without cookies.
@Schema(name = "RefreshSession")
record RefreshRequest(String refreshToken) {

    @Override
    public String toString() {
        return "refresh";
    }
}
