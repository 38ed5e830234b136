package io.ticketing.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A connection for tests, which sends what no well-behaved client would.
final class Caller implements AutoCloseable {

    private final Socket socket;

    private Caller(Socket socket) {
        this.socket = socket;
    }

    static Caller to(URI server) {
        try {
            var socket = new Socket(server.getHost(), server.getPort());
            socket.setSoTimeout(10_000);
            return new Caller(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Even if the server no longer reads.
    Caller says(String message) {
        try {
            socket.getOutputStream().write(message.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException refused) {
            // The answer will tell.
        }
        return this;
    }

    /// All until the server closes.
    String hears() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    boolean isAnswered() {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// Whether the server has closed its end, too: not only has no more to say.
    boolean isCutOff() {
        try {
            socket.getOutputStream().write('x');
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
