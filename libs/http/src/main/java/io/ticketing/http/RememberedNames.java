package io.ticketing.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Answers from memory for every name that was looked up before, so that a call that needs a new
/// connection never waits for the name server.
///
/// The names are looked up again in the background. While the name server does not answer, they
/// keep their previous addresses.
final class RememberedNames implements InetAddressResolver {

    private static final int LIMIT = 256;
    private static final long FORGOTTEN_AFTER_NANOS = Duration.ofHours(1).toNanos();

    private record Name(String host, LookupPolicy policy) {}

    private record Known(List<InetAddress> addresses, long askedAt) {}

    private final InetAddressResolver system;
    private final Map<Name, Known> names = new ConcurrentHashMap<>();
    private final ScheduledExecutorService background;

    RememberedNames(InetAddressResolver system, Duration refresh) {
        this.system = system;
        this.background = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("names").factory());
        background.scheduleWithFixedDelay(this::refresh, refresh.toMillis(), refresh.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
        var name = new Name(host, policy);
        var known = names.get(name);
        var addresses = known == null ? ask(name) : known.addresses();
        if (known != null || names.size() < LIMIT) {
            names.put(name, new Known(addresses, System.nanoTime()));
        }
        return addresses.stream();
    }

    @Override
    public String lookupByAddress(byte[] address) throws UnknownHostException {
        return system.lookupByAddress(address);
    }

    private List<InetAddress> ask(Name name) throws UnknownHostException {
        return system.lookupByName(name.host(), name.policy()).toList();
    }

    private void refresh() {
        long longAgo = System.nanoTime() - FORGOTTEN_AFTER_NANOS;
        names.values().removeIf(known -> known.askedAt() - longAgo < 0);
        names.keySet().forEach(this::refresh);
    }

    private void refresh(Name name) {
        try {
            var addresses = ask(name);
            names.computeIfPresent(name, (_, known) -> new Known(addresses, known.askedAt()));
        } catch (UnknownHostException | RuntimeException _) {
            // It keeps the addresses it has.
        }
    }
}
