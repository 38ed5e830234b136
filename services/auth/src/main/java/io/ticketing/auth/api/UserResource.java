package io.ticketing.auth.api;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.ticketing.auth.application.SignIn;
import io.ticketing.auth.application.SignUp;
import io.ticketing.auth.application.steps.Grant;

/// Accounts over HTTP.
@Cancellable(false) // who hangs up does not stop what has begun
class UserResource implements UsersApi {

    private final SignUp signUp;
    private final SignIn signIn;
    private final CurrentSession current;

    UserResource(SignUp signUp, SignIn signIn, CurrentSession current) {
        this.signUp = signUp;
        this.signIn = signIn;
        this.current = current;
    }

    @Override
    public Uni<RestResponse<SignedInView>> signUp(
            SignUpRequest request, @Nullable String device, HttpServerRequest http) {
        return signUp.signUp(
                        EmailAddress.read(request.email()).orElseThrow(), request.password(), Clients.of(http, device))
                .map(outcome -> switch (outcome) {
                    case SignUp.Outcome.SignedUp(Grant grant) -> SignedInView.response(Status.CREATED, grant, http);
                    case SignUp.Outcome.EmailInUse() ->
                        AuthProblems.emailInUse().response();
                    case SignUp.Outcome.TooMany(var wait) ->
                        AuthProblems.tooManyAccounts(wait).response();
                });
    }

    @Override
    public Uni<RestResponse<SignedInView>> signIn(
            SignInRequest request, @Nullable String device, HttpServerRequest http) {
        return signIn.signIn(EmailAddress.sought(request.email()), request.password(), Clients.of(http, device))
                .map(outcome -> switch (outcome) {
                    case SignIn.Outcome.SignedIn(Grant grant) -> SignedInView.response(Status.OK, grant, http);
                    case SignIn.Outcome.WrongCredentials() ->
                        AuthProblems.wrongCredentials().response();
                    case SignIn.Outcome.TooManyAttempts(var wait) ->
                        AuthProblems.tooManyAttempts(wait).response();
                });
    }

    @Override
    public Uni<CurrentUserView> currentUser() {
        return current.active().map(CurrentUserView::of);
    }
}
