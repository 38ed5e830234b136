package io.ticketing.auth.api;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.OpenApiContract;
import io.ticketing.testing.TestInfrastructure;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class OpenApiTest {

    @Test
    void isTheDocumentThatWasAgreedOn() {
        OpenApiContract.verify();
    }

    @Test
    void saysWhatCallersNeedToKnow() {
        OpenApiContract.verifyComplete("RefreshSession");
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
