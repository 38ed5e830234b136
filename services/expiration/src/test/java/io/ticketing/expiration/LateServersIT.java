package io.ticketing.expiration;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.LateServers;

/// The packaged service starts before its servers are up.
@QuarkusIntegrationTest
@WithTestResource(LateServers.class)
class LateServersIT {

    @Test
    void isLiveAtOnceAndReadyWhenTheyCome() {
        LateServers.areWaitedFor();
    }
}
