package io.ticketing.helm;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EntryTest {

    @Test
    void isTheStorefrontBehindAnIngress() {
        Rendered rendered =
                Chart.render(Mode.EXTERNAL, "ingress: {enabled: true, host: tickets.example.com, tlsSecret: tls}");
        Ingress ingress = rendered.one(Ingress.class, "storefront");

        assertThat(ingress.getSpec().getRules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.getHost()).isEqualTo("tickets.example.com"));
        var backend = ingress.getSpec()
                .getRules()
                .getFirst()
                .getHttp()
                .getPaths()
                .getFirst()
                .getBackend()
                .getService();
        Service service = rendered.one(Service.class, "storefront");
        assertThat(backend.getName()).isEqualTo(service.getMetadata().getName());
        assertThat(backend.getPort().getName())
                .isEqualTo(service.getSpec().getPorts().getFirst().getName());
        assertThat(ingress.getSpec().getTls().getFirst().getSecretName()).isEqualTo("tls");
    }

    @Test
    void isTheStorefrontBehindAGateway() {
        Rendered rendered = Chart.render(
                Mode.EXTERNAL, "httpRoute: {enabled: true, parentRefs: [{name: public}], hostnames: [a.example]}");
        var spec = rendered.one(HTTPRoute.class, "storefront").getSpec();

        assertThat(spec.getParentRefs().getFirst().getName()).isEqualTo("public");
        assertThat(spec.getHostnames()).containsExactly("a.example");
        var backend = spec.getRules().getFirst().getBackendRefs().getFirst();
        assertThat(backend.getName()).isEqualTo("ticketing-storefront");
        assertThat(backend.getPort()).isEqualTo(80);
    }

    @Test
    void isShutUnlessAskedFor() {
        Rendered rendered = Chart.render(Mode.EXTERNAL);

        assertThat(rendered.all(Ingress.class)).isEmpty();
        assertThat(rendered.all(HTTPRoute.class)).isEmpty();
    }
}
