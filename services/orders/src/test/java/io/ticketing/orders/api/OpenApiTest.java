package io.ticketing.orders.api;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.OpenApiContract;
import io.ticketing.testing.TestInfrastructure;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class OpenApiTest {

    @Test
    void saysWhatWasAgreed() {
        OpenApiContract.verify();
    }

    @Test
    void saysWhatCallersNeedToKnow() {
        OpenApiContract.verifyComplete();
    }

    @Test
    void meansTheSameToEveryGenerator() {
        OpenApiContract.verifyPortable();
    }

    @Test
    void isAnsweredInJsonOnly() {
        OpenApiContract.verifyAnswersJsonOnly();
    }

    @Test
    void refusesWhatCanBeReadInTwoWaysOrNone() {
        OpenApiContract.verifyRefusesUnclearRequests();
    }
}
