package io.ticketing.storefront.pages;

import java.util.concurrent.CompletionException;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.WebApplicationException;

import io.ticketing.http.Client;
import io.ticketing.storefront.FairShare;
import io.ticketing.storefront.session.Visitor;

/// Lets one client's pages have no more than their share of the connections to the services.
@InTurn
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class Turns {

    private static final String PAGES = "pages";
    private static final int TOO_MANY = 429;

    private final Visitor visitor;
    private final FairShare connections;

    Turns(Visitor visitor, FairShare connections) {
        this.visitor = visitor;
        this.connections = connections;
    }

    @AroundInvoke
    Object show(InvocationContext page) throws Exception {
        String client = Client.of(visitor.address());
        await(client);
        try {
            return page.proceed();
        } finally {
            connections.giveBack(PAGES, client);
        }
    }

    /// Each on its own thread.
    private void await(String client) {
        try {
            connections
                    .take(PAGES, client)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException waitedTooLong) {
            throw new WebApplicationException(TOO_MANY);
        }
    }
}
