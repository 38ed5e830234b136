package io.ticketing.load.scenario;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/// What a call was answered.
record Answer(int status, Buffer body) {

    static final int CREATED = 201;

    boolean isCreated() {
        return status == CREATED;
    }

    JsonObject json() {
        return body.toJsonObject();
    }

    String id() {
        return json().getString("id");
    }
}
