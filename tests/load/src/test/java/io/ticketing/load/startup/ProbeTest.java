package io.ticketing.load.startup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProbeTest {

    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/up", 200);
        answer("/down", 503);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void isAnsweredBySuccessOnly() {
        assertThat(probe("/up").isAnswered()).isTrue();
        assertThat(probe("/down").isAnswered()).isFalse();
    }

    @Test
    void isNotAnsweredWhereNobodyListens() {
        Probe probe = probe("/up");
        server.stop(0);

        assertThat(probe.isAnswered()).isFalse();
    }

    private Probe probe(String path) {
        return new Probe(server.getAddress().getPort(), path);
    }

    private void answer(String path, int status) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }
}
