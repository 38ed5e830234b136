package io.ticketing.tickets.api;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import io.ticketing.testing.OpenApiTests;
import io.ticketing.testing.TestInfrastructure;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class OpenApiTest extends OpenApiTests {}
