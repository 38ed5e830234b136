package io.ticketing.storefront.pages;

import java.util.Locale;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;

/// The shop's own address, for links that must name a page from outside.
@RequestScoped
@Named("site")
public class Site {

    private static final String HTTPS = "https";

    private final CurrentVertxRequest current;

    Site(CurrentVertxRequest current) {
        this.current = current;
    }

    /// `https://tickets.example`; empty if the client names no host.
    public String origin() {
        HttpServerRequest request = current.getCurrent().request();
        return request.authority() == null
                ? ""
                : (isSecure(request) ? HTTPS : request.scheme()) + "://" + request.authority();
    }

    /// Any proxy is trusted here: only the caller is shown the link, and nothing else depends on
    /// it.
    private static boolean isSecure(HttpServerRequest request) {
        return says(request, "X-Forwarded-Proto", HTTPS) || says(request, "Forwarded", "proto=" + HTTPS);
    }

    private static boolean says(HttpServerRequest request, String header, String what) {
        String value = request.getHeader(header);
        return value != null && value.toLowerCase(Locale.ROOT).contains(what);
    }
}
