package io.ticketing.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Collects the contents of the images: an SBOM for each, and one report of licences. It refuses
/// licences that are not allowed.
final class Main {

    private Main() {}

    /// @param args the folder of this module, and the time to write into SBOMs
    public static void main(String[] args) throws IOException {
        Path module = Path.of(args[0]);
        Path target = module.resolve("target");
        ThirdParty thirdParty = new ThirdParty(Licences.allowed());
        for (Image image : Image.ALL) {
            Sbom sbom = Sbom.read(image.builtBy(module).resolve("target/sbom.cdx.json"));
            sbom.write(target.resolve("sbom/" + image + "/sbom.cdx.json"), args[1]);
            thirdParty.add(image, sbom.libraries());
        }
        Files.writeString(target.resolve("THIRD-PARTY.txt"), thirdParty.report());
    }
}
