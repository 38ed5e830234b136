package io.ticketing.auth.attempts;

import io.ticketing.http.Client;

/// A caller's network, which can't be changed at will.
public record Network(String name) {

    /// Proxies that name no client send something that is not an address: all of it is one network.
    public static Network of(String address) {
        return new Network(Client.of(address));
    }
}
