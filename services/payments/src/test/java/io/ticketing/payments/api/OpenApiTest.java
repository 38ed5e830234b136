package io.ticketing.payments.api;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.testing.OpenApiContract;

@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
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
