package io.ticketing.storefront;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The same against the packaged storefront.
@QuarkusIntegrationTest
class StorefrontIT extends StorefrontTest {}
