package io.ticketing.storefront.pages;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The same against the packaged storefront, which may be a native executable.
@QuarkusIntegrationTest
class AccountPageIT extends AccountPageTest {}
