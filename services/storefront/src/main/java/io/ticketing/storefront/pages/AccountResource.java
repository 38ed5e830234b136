package io.ticketing.storefront.pages;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Answer;
import io.ticketing.storefront.market.AuthApi;
import io.ticketing.storefront.market.AuthApi.Credentials;
import io.ticketing.storefront.session.SignOut;
import io.ticketing.storefront.session.Visitor;

/// Signing up, in and out. The cookies of a session that begins are auth's own, passed on.
@Path("/")
@RunOnVirtualThread
@InTurn
@Produces(MediaType.TEXT_HTML)
class AccountResource {

    private final AuthApi auth;
    private final SignOut signOut;
    private final Visitor visitor;

    AccountResource(@RestClient AuthApi auth, SignOut signOut, Visitor visitor) {
        this.auth = auth;
        this.signOut = signOut;
        this.visitor = visitor;
    }

    @GET
    @Path("signin")
    public RestResponse<String> signIn(@RestQuery @Nullable String next) {
        return form(next, Templates.signin(new AccountForm("", SafePath.of(next), null, Map.of())));
    }

    @GET
    @Path("signup")
    public RestResponse<String> signUp(@RestQuery @Nullable String next) {
        return form(next, Templates.signup(new AccountForm("", SafePath.of(next), null, Map.of())));
    }

    @POST
    @Path("signin")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> signIn(
            @RestForm @Nullable String email, @RestForm @Nullable String password, @RestForm @Nullable String next) {
        return answer(
                Answer.of(() -> auth.signIn(
                        credentials(email, password), visitor.device(), visitor.address(), visitor.scheme())),
                email,
                next,
                Templates::signin);
    }

    @POST
    @Path("signup")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> signUp(
            @RestForm @Nullable String email, @RestForm @Nullable String password, @RestForm @Nullable String next) {
        return answer(
                Answer.of(() -> auth.signUp(
                        credentials(email, password), visitor.device(), visitor.address(), visitor.scheme())),
                email,
                next,
                Templates::signup);
    }

    /// The form's address, opened as a link.
    @GET
    @Path("signout")
    public RestResponse<String> stay() {
        return Html.seeOther("/");
    }

    @POST
    @Path("signout")
    public RestResponse<String> signOut() {
        return withCookies(signOut.of(visitor), "/");
    }

    private RestResponse<String> form(@Nullable String next, TemplateInstance page) {
        return visitor.isSignedIn() ? Html.seeOther(SafePath.of(next)) : Html.wholePage(page);
    }

    private static RestResponse<String> answer(
            Answer<RestResponse<Void>> answer,
            @Nullable String email,
            @Nullable String next,
            Function<AccountForm, TemplateInstance> again) {
        return switch (answer) {
            case Answer.Given(var session) ->
                withCookies(session.getHeaders().getOrDefault(HttpHeaders.SET_COOKIE, List.of()), SafePath.of(next));
            case Answer.Refused(var why) ->
                Html.refused(
                        why,
                        Html.page(
                                why.status(),
                                again.apply(new AccountForm(
                                        email == null ? "" : email,
                                        SafePath.of(next),
                                        Notice.ofAccount(why),
                                        why.byField()))));
        };
    }

    private static RestResponse<String> withCookies(List<?> cookies, String path) {
        var response = Html.toOther(path);
        cookies.forEach(cookie -> response.header(HttpHeaders.SET_COOKIE, cookie));
        return response.build();
    }

    private static Credentials credentials(@Nullable String email, @Nullable String password) {
        return new Credentials(Forms.text(email), password);
    }
}
