package io.ticketing.storefront.pages;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.WebApplicationException;

import io.ticketing.http.Client;
import io.ticketing.storefront.StorefrontConfig;
import io.ticketing.storefront.session.Visitor;

/// Limits one client's pages to three quarters of the connections to a service.
///
/// Further ones wait for a moment, each on its own thread.
@InTurn
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class Turns {

    /// Shared by all resources, because each has its own interceptor.
    private static final Map<String, Share> SHARES = new ConcurrentHashMap<>();

    private static final int TOO_MANY = 429;

    private final Visitor visitor;
    private final int most;
    private final long patienceMillis;

    private static final class Share {

        private final Semaphore turns;
        private int pages;

        Share(int most) {
            turns = new Semaphore(most);
        }
    }

    Turns(Visitor visitor, StorefrontConfig config) {
        this.visitor = visitor;
        this.most = StorefrontConfig.connectionsOfOne(config);
        this.patienceMillis = config.connectTimeoutMillis();
    }

    @AroundInvoke
    Object show(InvocationContext page) throws Exception {
        String client = Client.of(visitor.address());
        Semaphore turns = come(client);
        try {
            if (!turns.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
                throw new WebApplicationException(TOO_MANY);
            }
            try {
                return page.proceed();
            } finally {
                turns.release();
            }
        } finally {
            leave(client);
        }
    }

    private Semaphore come(String client) {
        return SHARES.compute(
                        client,
                        (_, known) -> {
                            Share share = known == null ? new Share(most) : known;
                            share.pages++;
                            return share;
                        })
                .turns;
    }

    private void leave(String client) {
        SHARES.computeIfPresent(client, (_, share) -> --share.pages == 0 ? null : share);
    }
}
