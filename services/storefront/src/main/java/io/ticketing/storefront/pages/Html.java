package io.ticketing.storefront.pages;

import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

import io.ticketing.storefront.market.Refusal;

/// Answers for browsers.
final class Html {

    static final String POLICY = "Content-Security-Policy";

    /// Nothing from other hosts, and no script or style inside a page.
    static final String OURS_ONLY = policy("", "'none'");

    /// For answers that are not pages.
    static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private static final String WITH_STRIPE =
            policy(" https://js.stripe.com https://api.stripe.com", "https://js.stripe.com https://hooks.stripe.com");

    /// Tells htmx to replace the whole page, although a form has asked for a part that this page
    /// does not have.
    static final Map<String, String> WHOLE =
            Map.of("HX-Retarget", "#main", "HX-Reselect", "#main", "HX-Reswap", "outerHTML");

    private Html() {}

    static RestResponse<String> page(TemplateInstance page) {
        return page(200, page);
    }

    static RestResponse<String> page(int status, TemplateInstance page) {
        return page(status, page, OURS_ONLY);
    }

    /// A page that a form leads to without having asked for it.
    static RestResponse<String> wholePage(TemplateInstance page) {
        RestResponse<String> shown = page(page);
        WHOLE.forEach(shown.getHeaders()::add);
        return shown;
    }

    /// A page that shows why something was refused, and when to try again if the service said so.
    static RestResponse<String> refused(Refusal why, RestResponse<String> page) {
        if (why.retryAfter() != null && page.getStatus() == why.status()) {
            page.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, why.retryAfter());
        }
        return page;
    }

    /// A page that may load Stripe's own field for cards.
    static RestResponse<String> pageWithStripe(int status, TemplateInstance page) {
        return page(status, page, WITH_STRIPE);
    }

    /// After a form: a reload shows the page again and repeats nothing.
    static RestResponse<String> seeOther(String path) {
        return toOther(path).build();
    }

    /// Makes htmx open a page of another site, which a form can't lead to.
    static RestResponse<String> leave(String url) {
        return ResponseBuilder.<String>create(Status.NO_CONTENT)
                .header("HX-Redirect", url)
                .build();
    }

    /// A path from the root, whatever scheme and host a proxy has left of the address: made from a
    /// URI, the header would name both.
    static ResponseBuilder<String> toOther(String path) {
        return ResponseBuilder.<String>create(Status.SEE_OTHER).header(HttpHeaders.LOCATION, path);
    }

    static RestResponse<String> signInFirst(String next) {
        return seeOther("/signin?next=" + SafePath.encode(next));
    }

    private static RestResponse<String> page(int status, TemplateInstance page, String policy) {
        return ResponseBuilder.<String>create(status)
                .entity(page.render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header(POLICY, policy)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    private static String policy(String talksTo, String frames) {
        return """
        default-src 'none'; script-src 'self'%1$s; style-src 'self'; img-src 'self'; \
        connect-src 'self'%1$s; frame-src %2$s; form-action 'self'; base-uri 'none'; \
        frame-ancestors 'none'""".formatted(talksTo, frames);
    }
}
