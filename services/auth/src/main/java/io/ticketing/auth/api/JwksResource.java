package io.ticketing.auth.api;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import io.ticketing.auth.tokens.SigningKeys;

/// Publishes the keys that verify tokens.
class JwksResource implements KeysApi {

    private final SigningKeys keys;

    JwksResource(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public RestResponse<JwksView> keys() {
        return ResponseBuilder.ok(JwksView.of(keys.all()))
                .header("Cache-Control", "public, max-age=60")
                .build();
    }
}
