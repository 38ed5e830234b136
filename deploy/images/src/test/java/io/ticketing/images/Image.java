package io.ticketing.images;

import java.nio.file.Path;
import java.util.List;

/// An image that this module makes, by its name.
record Image(String name) {

    static final List<Image> ALL =
            List.of("auth", "tickets", "orders", "payments", "expiration", "storefront", "sandbox")
                    .stream()
                    .map(Image::new)
                    .toList();

    /// @param module the folder of deploy/images
    Path builtBy(Path module) {
        return name.equals("sandbox")
                ? module.resolve("sandbox")
                : module.resolve("../../services").resolve(name).normalize();
    }

    @Override
    public String toString() {
        return name;
    }
}
