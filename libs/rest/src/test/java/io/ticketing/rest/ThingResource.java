package io.ticketing.rest;

import java.math.BigDecimal;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Currency;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.RestResponse;

import io.ticketing.money.Money;

/// A small service to test the defaults with.
@Path("/things")
public class ThingResource {

    public record Part(@NotNull Integer size) {}

    public record Thing(
            @NotBlank @Size(max = 200) String name,
            BigDecimal price,
            Integer quantity,
            @Valid Part part) {}

    public record CallerView(UUID id) {}

    public record Tags(String tags) {}

    public record Seen(String thread, Thing thing) {}

    public record Origin(String client, String scheme, String authority) {}

    private static final AtomicInteger CREATED = new AtomicInteger();

    private final Caller caller;

    ThingResource(Caller caller) {
        this.caller = caller;
    }

    /// How many things were made, by all callers.
    static int created() {
        return CREATED.get();
    }

    @POST
    public Uni<Seen> create(@Valid @NotNull Thing thing) {
        CREATED.incrementAndGet();
        if (thing.price() != null) {
            Money.of(thing.price(), Currency.getInstance("USD"));
        }
        return Uni.createFrom().item(() -> new Seen(Thread.currentThread().getName(), thing));
    }

    @GET
    public Uni<Integer> list(@QueryParam("limit") @Max(100) Integer limit) {
        return Uni.createFrom().item(limit);
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<UUID> show(@PathParam("id") UUID id) {
        return Uni.createFrom().item(id);
    }

    @GET
    @Path("/origin")
    public Origin origin(@Context HttpServerRequest request) {
        return new Origin(
                request.remoteAddress().hostAddress(),
                request.scheme(),
                request.authority().toString());
    }

    @GET
    @Path("/tags")
    public Tags tags(@HeaderParam("If-Match") String tags) {
        return new Tags(tags);
    }

    @DELETE
    @Path("/{id}")
    public Uni<RestResponse<Void>> remove(@PathParam("id") UUID id) {
        return Uni.createFrom().item(RestResponse.noContent());
    }

    @GET
    @Path("/mine")
    @Authenticated
    public Uni<CallerView> mine() {
        return Uni.createFrom().item(() -> new CallerView(caller.id()));
    }

    @GET
    @Path("/admin")
    @RolesAllowed("admin")
    public Uni<String> admin() {
        return Uni.createFrom().item("admin");
    }

    @GET
    @Path("/broken")
    public Uni<Thing> broken() {
        return Uni.createFrom().failure(new IllegalStateException("secret of the inside"));
    }

    @GET
    @Path("/unreachable")
    public Uni<Thing> unreachable() {
        return Uni.createFrom().failure(new IllegalStateException(new ConnectException("secret of the inside")));
    }

    @GET
    @Path("/cut-off")
    public Uni<Thing> cutOff() {
        return Uni.createFrom()
                .failure(new IllegalStateException(new VertxException("Failed to read: secret of the inside")));
    }

    @GET
    @Path("/sold-out")
    public Uni<RestResponse<Thing>> soldOut() {
        return Uni.createFrom()
                .item(Problem.of(ProblemType.SOLD_OUT, "None is left")
                        .withRetryAfter(Duration.ofMillis(2_500))
                        .response());
    }
}
