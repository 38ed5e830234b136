package io.ticketing.expiration;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.LateServers;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/// The packaged service starts when its servers are not there yet.
@QuarkusIntegrationTest
@WithTestResource(LateServers.class)
class LateServersIT {

    @Test
    void isLiveAtOnceAndReadyWhenTheyCome() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503);

        LateServers.come();

        await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }
}
