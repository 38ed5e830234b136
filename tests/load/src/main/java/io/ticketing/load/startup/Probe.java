package io.ticketing.load.startup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// Asks a service, over a new connection each time; until the service listens, that costs some
/// microseconds.
record Probe(int port, String path) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] OK = "HTTP/1.1 200".getBytes(US_ASCII);

    boolean isAnswered() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request());
            return Arrays.equals(socket.getInputStream().readNBytes(OK.length), OK);
        } catch (IOException notYet) {
            return false;
        }
    }

    private byte[] request() {
        return "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n"
                .formatted(path, port)
                .getBytes(US_ASCII);
    }
}
