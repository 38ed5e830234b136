package io.ticketing.storefront.live;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.ticketing.storefront.StorefrontConfig;
import io.ticketing.storefront.market.OrdersApi;
import io.ticketing.storefront.market.Refusal;
import io.ticketing.storefront.market.RefusedException;
import io.ticketing.storefront.pages.Words;
import io.ticketing.storefront.session.Visitor;

/// Sends changes to open pages, as server-sent events.
@Path("/live")
@NonBlocking
@Produces(MediaType.SERVER_SENT_EVENTS)
class LiveResource {

    private static final int MOST_TICKETS = 100;

    private final WatchLimit watches;
    private final Streams streams;
    private final OrdersApi orders;
    private final Visitor visitor;
    private final StorefrontConfig.Live config;
    private final Clock clock;

    LiveResource(
            WatchLimit watches,
            Streams streams,
            @RestClient OrdersApi orders,
            Visitor visitor,
            StorefrontConfig config,
            Clock clock) {
        this.watches = watches;
        this.streams = streams;
        this.orders = orders;
        this.visitor = visitor;
        this.config = config.live();
        this.clock = clock;
    }

    /// How many of these tickets are left.
    @GET
    @Path("tickets")
    public Multi<OutboundSseEvent> tickets(
            @RestQuery("id") List<UUID> ids, @Context Sse sse, @Context HttpServerRequest request) {
        Words words = Words.of(visitor);
        var news = watches.watch(ids.stream().distinct().limit(MOST_TICKETS).toList(), request.remoteAddress())
                .map(ticket -> event(sse, "ticket", TicketNews.of(ticket, words)));
        return stream(Multi.createBy().merging().streams(news, signsOfLife(sse)), request);
    }

    /// The visitor's own order, and how long until its deadline.
    @GET
    @Path("orders/{id}")
    public Multi<OutboundSseEvent> order(
            @RestPath UUID id, @RestQuery boolean paying, @Context Sse sse, @Context HttpServerRequest request) {
        // Auth was unavailable when this session should have been renewed.
        boolean mayReturn = visitor.session() == null && visitor.refreshToken() != null;
        var watch = new OrderWatch(orders, config, clock, visitor.session(), id, paying);
        var news = watch.looks()
                .map(order -> event(sse, "order", OrderNews.of(order, clock.instant())))
                .onFailure(RefusedException.class)
                .recoverWithMulti(failure -> !mayReturn && watch.isFinal(why(failure))
                        ? Multi.createFrom().item(end(sse))
                        : Multi.createFrom().empty());
        return stream(news, request);
    }

    private Multi<OutboundSseEvent> stream(Multi<OutboundSseEvent> events, HttpServerRequest request) {
        // Otherwise a proxy would collect events before it passes them on.
        request.response().putHeader("X-Accel-Buffering", "no");
        return streams.open(events, request.remoteAddress(), () -> cut(request))
                .orElseThrow(ServiceUnavailableException::new);
    }

    private static void cut(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }

    private Multi<OutboundSseEvent> signsOfLife(Sse sse) {
        return Multi.createFrom()
                .ticks()
                .every(config.heartbeat())
                .onOverflow()
                .drop()
                .map(_ -> sse.newEventBuilder().comment("").build());
    }

    /// Tells a page not to reconnect, as browsers do automatically when a stream ends.
    private static OutboundSseEvent end(Sse sse) {
        return event(sse, "end", Map.of());
    }

    private static Refusal why(Throwable failure) {
        return ((RefusedException) failure).refusal();
    }

    private static OutboundSseEvent event(Sse sse, String name, Object news) {
        return sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(news)
                .build();
    }
}
