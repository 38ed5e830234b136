package io.ticketing.storefront.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.jboss.resteasy.reactive.RestResponse;

/// The API's documentation, which the page's script makes from the API's description.
@Path("/docs")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
class DocsResource {

    @GET
    public RestResponse<String> read() {
        return Html.page(Templates.docs());
    }
}
