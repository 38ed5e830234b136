package io.ticketing.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class RememberedNamesTest {

    private static final LookupPolicy ANY = LookupPolicy.of(LookupPolicy.IPV4 | LookupPolicy.IPV6);

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch silence = new CountDownLatch(1);
    private volatile int last = 1;
    private volatile boolean unknown;
    private volatile boolean silent;

    private final InetAddressResolver server = new InetAddressResolver() {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            asked.incrementAndGet();
            if (silent) {
                Waiting.on(silence);
            }
            if (unknown) {
                throw new UnknownHostException(host);
            }
            return Stream.of(InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last}));
        }

        @Override
        public String lookupByAddress(byte[] address) {
            return "host";
        }
    };

    @Test
    void areAskedForOnce() throws UnknownHostException {
        var names = new RememberedNames(server, Duration.ofHours(1));

        assertThat(addressOf(names)).isEqualTo("10.0.0.1");
        last = 2;
        assertThat(addressOf(names)).isEqualTo("10.0.0.1");
        assertThat(asked).hasValue(1);
    }

    @Test
    void followWhatTheNameServerSays() throws UnknownHostException {
        var names = new RememberedNames(server, Duration.ofMillis(20));
        addressOf(names);
        last = 2;

        await().untilAsserted(() -> assertThat(addressOf(names)).isEqualTo("10.0.0.2"));
    }

    @Test
    void stayWhileTheNameServerIsSilentOrKnowsNothing() throws UnknownHostException {
        var names = new RememberedNames(server, Duration.ofMillis(20));
        addressOf(names);
        unknown = true;
        int before = asked.get();
        await().until(() -> asked.get() > before + 2);
        assertThat(addressOf(names)).isEqualTo("10.0.0.1");

        silent = true;
        int again = asked.get();
        await().until(() -> asked.get() > again);

        assertThat(addressOf(names)).isEqualTo("10.0.0.1");
        silence.countDown();
    }

    @Test
    void areUnknownUntilTheyHaveBeenFound() throws UnknownHostException {
        var names = new RememberedNames(server, Duration.ofHours(1));
        unknown = true;
        assertThatThrownBy(() -> addressOf(names)).isInstanceOf(UnknownHostException.class);
        unknown = false;

        assertThat(addressOf(names)).isEqualTo("10.0.0.1");
    }

    private static String addressOf(RememberedNames names) throws UnknownHostException {
        return names.lookupByName("orders", ANY).findFirst().orElseThrow().getHostAddress();
    }

    private static final class Waiting {
        static void on(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
