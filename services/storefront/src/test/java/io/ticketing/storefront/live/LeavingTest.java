package io.ticketing.storefront.live;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.storefront.StorefrontConfig;
import io.ticketing.storefront.marketplace.Marketplace;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(Marketplace.class)
class LeavingTest {

    private static final int PAGES = 200;
    private static final int ROUNDS = 5;

    @TestHTTPResource
    URI origin;

    @Inject
    StorefrontConfig config;

    @Inject
    Vertx vertx;

    Marketplace marketplace;

    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final Logger log = Logger.getLogger(PublisherResponseHandler.class.getName());
    private final Handler noting = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        marketplace.reset();
        log.addHandler(noting);
    }

    @AfterEach
    void listenNoMore() {
        log.removeHandler(noting);
    }

    @Test
    void isNoErrorWhateverWasAboutToBeTold() throws IOException {
        UUID ticket = marketplace.tickets.list(
                "Opera", marketplace.auth.signedIn("sue@example.com").account());
        for (int round = 0; round < ROUNDS; round++) {
            List<Socket> pages = open("/live/tickets?id=" + ticket);
            int held = round + 1;
            marketplace.tickets.change(ticket, now -> now.withHeld(held));
            for (Socket page : pages) {
                page.setSoLinger(true, 0);
                page.close();
            }
            Rounds.pass(vertx, config.live().heartbeat(), 2);
        }

        assertThat(logged).extracting(LogRecord::getThrown).isEmpty();
    }

    private List<Socket> open(String path) throws IOException {
        var pages = new ArrayList<Socket>();
        for (int n = 0; n < PAGES; n++) {
            var page = new Socket(origin.getHost(), origin.getPort());
            page.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: a\r\n\r\n".formatted(path).getBytes(US_ASCII));
            pages.add(page);
        }
        for (Socket page : pages) {
            assertThat(page.getInputStream().read()).isEqualTo('H');
        }
        return pages;
    }
}
