package io.ticketing.payments.api;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.testing.OpenApiTests;

@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class OpenApiTest extends OpenApiTests {

    OpenApiTest() {
        super("OnboardSeller", "RefundTickets");
    }
}
