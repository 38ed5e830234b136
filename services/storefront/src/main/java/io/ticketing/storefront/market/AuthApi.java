package io.ticketing.storefront.market;

import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The part of the API that the auth service answers. The cookies in its answers are the visitor's.
@Path("/api/users")
@RegisterRestClient(configKey = "auth")
@RegisterProvider(RefusalReader.class)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface AuthApi {

    record Credentials(@Nullable String email, @Nullable String password) {

        @Override
        public String toString() {
            return "credentials of " + email;
        }
    }

    record CurrentUser(User currentUser) {}

    @POST
    @Path("signup")
    RestResponse<Void> signUp(
            Credentials credentials,
            @CookieParam("device") @Nullable String device,
            @RestHeader("X-Forwarded-For") String address,
            @RestHeader("X-Forwarded-Proto") String scheme);

    @POST
    @Path("signin")
    RestResponse<Void> signIn(
            Credentials credentials,
            @CookieParam("device") @Nullable String device,
            @RestHeader("X-Forwarded-For") String address,
            @RestHeader("X-Forwarded-Proto") String scheme);

    @POST
    @Path("signout")
    Uni<RestResponse<Void>> signOut(
            Map<String, String> empty,
            @CookieParam("session") @Nullable String session,
            @CookieParam("refresh") @Nullable String refresh,
            @RestHeader("X-Forwarded-Proto") String scheme);

    /// Without blocking: it runs before a request is handled.
    @POST
    @Path("refresh")
    Uni<RestResponse<Void>> refresh(Map<String, String> refreshToken, @RestHeader("X-Forwarded-Proto") String scheme);

    @GET
    @Path("currentuser")
    Uni<CurrentUser> currentUser(@CookieParam("session") @Nullable String session);
}
