package io.ticketing.images;

import java.util.List;

/// A jar in an image.
///
/// @param licences as its publisher names them: SPDX's ids if these are known
/// @param website empty if its publisher names none
record Library(String group, String name, String version, List<String> licences, String website) {

    boolean isOurs() {
        return group.equals("io.ticketing");
    }

    @Override
    public String toString() {
        return group + ":" + name + " " + version;
    }
}
