package io.ticketing.expiration;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The same with the packaged service.
@QuarkusIntegrationTest
class ExpirationIT extends ExpirationTest {}
