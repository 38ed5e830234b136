package io.ticketing.storefront.proxy;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The same against the packaged storefront.
@QuarkusIntegrationTest
class ProxyIT extends ProxyTest {}
