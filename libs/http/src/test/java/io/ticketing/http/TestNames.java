package io.ticketing.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/// Knows one proxy, and never answers for another. A system property, which all class loaders
/// share, records who asked for which name.
public class TestNames extends InetAddressResolverProvider {

    static final String LOOKUPS = "test.lookups";

    @Override
    public InetAddressResolver get(Configuration configuration) {
        var system = configuration.builtinResolver();
        Queue<String> lookups = new ConcurrentLinkedQueue<>();
        System.getProperties().put(LOOKUPS, lookups);
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                lookups.add(host);
                return switch (host) {
                    case "proxy.test" -> Stream.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 9}));
                    case "silent.test" -> never();
                    default -> system.lookupByName(host, policy);
                };
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                lookups.add("the name of an address");
                return system.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "test";
    }

    private static Stream<InetAddress> never() throws UnknownHostException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new UnknownHostException();
    }
}
