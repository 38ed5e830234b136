package io.ticketing.storefront;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The same against the packaged storefront, where styles and scripts come from jars.
@QuarkusIntegrationTest
class AssetsIT extends AssetsTest {}
