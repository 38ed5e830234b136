package io.ticketing.http;

import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.time.Duration;

/// Puts [RememberedNames] between this process and the name server. The JDK finds it by its service
/// file and keeps each answer for 30 seconds; a native executable works without it.
public final class RememberedNamesProvider extends InetAddressResolverProvider {

    private static final Duration REFRESH = Duration.ofSeconds(10);

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new RememberedNames(configuration.builtinResolver(), REFRESH);
    }

    @Override
    public String name() {
        return "remembered names";
    }
}
