package io.ticketing.tickets.api;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/// The position after a ticket in a list, as clients send it back. They need not know that it is an
/// id.
final class Cursor {

    /// 16 bytes in base64url; the last character holds two bits.
    static final String FORM = "[A-Za-z0-9_-]{21}[AQgw]";

    private Cursor() {}

    static String encode(UUID last) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(last.getMostSignificantBits())
                .putLong(last.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static UUID decode(String cursor) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
