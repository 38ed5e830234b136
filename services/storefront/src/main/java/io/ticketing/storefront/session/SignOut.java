package io.ticketing.storefront.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.ticketing.storefront.market.Answer;
import io.ticketing.storefront.market.AuthApi;
import io.ticketing.storefront.market.FailedCall;

/// Ends a session: always in the browser, and at auth if it answers soon.
@ApplicationScoped
public class SignOut {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AuthApi auth;

    SignOut(@RestClient AuthApi auth) {
        this.auth = auth;
    }

    /// @return the cookies that make the browser forget it, in the format of a header
    public List<String> of(Visitor visitor) {
        var asked = auth.signOut(Map.of(), visitor.session(), visitor.refreshToken(), visitor.scheme())
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> new ProcessingException("Auth stays silent"));
        try {
            Answer.of(() -> asked.await().indefinitely());
        } catch (ProcessingException | CompletionException failure) {
            FailedCall.note("A session has ended in the browser alone", failure);
        }
        return Stream.of(Cookies.SESSION, Cookies.REFRESH)
                .map(name -> Cookies.cleared(name, visitor.scheme()))
                .toList();
    }
}
