package io.ticketing.storefront.pages;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import io.ticketing.storefront.market.Answer;
import io.ticketing.storefront.market.PaymentsApi;
import io.ticketing.storefront.market.SellerProfile;
import io.ticketing.storefront.pages.TypedProfile.Reading;
import io.ticketing.storefront.session.Visitor;

/// How receipts name a seller.
@Path(ProfileResource.PATH)
@RunOnVirtualThread
@InTurn
@Produces(MediaType.TEXT_HTML)
class ProfileResource {

    static final String PATH = "/sell/profile";

    private final PaymentsApi payments;
    private final Visitor visitor;

    ProfileResource(@RestClient PaymentsApi payments, Visitor visitor) {
        this.payments = payments;
        this.visitor = visitor;
    }

    @GET
    public RestResponse<String> show(@RestQuery boolean saved) {
        return switch (Answer.of(() -> payments.sellerProfile(visitor.session()))) {
            case Answer.Given(var profile) -> page(200, ProfileForm.of(profile, saved, words()));
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(PATH);
            case Answer.Refused(var why)
            when why.status() == 404 -> page(200, ProfileForm.of(SellerProfile.person(null), false, words()));
            case Answer.Refused(var why) -> ErrorAnswer.page(why).response();
        };
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> describe(@BeanParam TypedProfile typed) {
        return switch (typed.read(words())) {
            case Reading.Understood(var profile) -> describe(typed, profile);
            case Reading.Unreadable _ when !visitor.mayBeSignedIn() -> Html.signInFirst(PATH);
            case Reading.Unreadable(var errors) -> page(400, ProfileForm.unreadable(typed, errors));
        };
    }

    private RestResponse<String> describe(TypedProfile typed, SellerProfile profile) {
        return switch (Answer.of(() -> payments.describeSeller(visitor.session(), profile))) {
            case Answer.Given(var _) -> Html.seeOther(PATH + "?saved=true");
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(PATH);
            case Answer.Refused(var why) -> Html.refused(why, page(why.status(), ProfileForm.refused(typed, why)));
        };
    }

    private static RestResponse<String> page(int status, ProfileForm form) {
        return Html.page(status, Templates.profile(form));
    }

    private Words words() {
        return Words.of(visitor);
    }
}
