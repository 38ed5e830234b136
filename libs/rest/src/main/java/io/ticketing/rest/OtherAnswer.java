package io.ticketing.rest;

import java.util.regex.Pattern;

/// Says that an address also answers in another media type than JSON: to callers that accept that and
/// not JSON, and to those who ask for it by the parameter `format`, as a link can. A bean of this type,
/// which is a `@Singleton`, makes it known.
///
/// @param path of the address, such as `/api/things/[^/]+`
/// @param mediaType which its resource method must name in `@Produces`
/// @param format its short name, such as `csv`
public record OtherAnswer(Pattern path, String mediaType, String format) {

    static final String PARAMETER = "format";

    boolean isAt(String address) {
        return path.matcher(address).matches();
    }
}
