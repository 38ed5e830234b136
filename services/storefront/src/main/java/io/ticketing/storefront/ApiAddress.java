package io.ticketing.storefront;

import io.quarkus.arc.Arc;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/// Sets the server address in the API's description to the one it was fetched from.
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_PER_REQUEST)
public class ApiAddress implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        HttpServerRequest request = Arc.container()
                .instance(CurrentVertxRequest.class)
                .get()
                .getCurrent()
                .request();
        if (request.authority() == null || document.getServers() == null) {
            return;
        }
        String address = request.scheme() + "://" + request.authority();
        document.getServers().stream()
                .flatMap(server -> server.getVariables().values().stream())
                .forEach(variable -> variable.setDefaultValue(address));
    }
}
