package io.ticketing.sandbox;

/// Where a call is found.
///
/// @param path may contain `{id}`, which stands for any id
record Route(String method, String path) {

    /// The id that a request names; empty if it names none.
    static String idIn(Request request) {
        var parts = request.path().split("/");
        return parts.length > 3 ? parts[3] : "";
    }

    boolean leads(Request request) {
        return method.equals(request.method()) && request.path().equals(path.replace("{id}", idIn(request)));
    }
}
