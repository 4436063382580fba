package io.dirigent.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what is made from other files and committed: the chart's copy of the definition, and the plain manifests. */
public final class WriteManifests {

    private WriteManifests() {}

    /**
     * Writes them.
     *
     * @param args the folder of this module
     */
    public static void main(String[] args) throws IOException {
        Path module = Path.of(args[0]);
        Definition.copy(module);
        Path file = module.resolve(Manifests.FILE);
        Files.writeString(file, new Manifests(new Chart(module.resolve("dirigent"))).text());
        System.out.println("written: " + file);
    }
}
