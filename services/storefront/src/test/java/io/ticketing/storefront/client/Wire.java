package io.ticketing.storefront.client;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/// A connection to the storefront for bytes that no HTTP client would send.
public final class Wire {

    private static final int PATIENCE_MILLIS = 10_000;

    private Wire() {}

    /// Sends exactly this text.
    ///
    /// @return all that comes until the storefront closes the connection
    public static String send(URI origin, String text) throws IOException {
        try (var socket = new Socket(origin.getHost(), origin.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
