package io.dirigent.directory.launcher.volume;

import io.dirigent.directory.launcher.StartRefused;
import io.dirigent.directory.launcher.configuration.LdifEntry;
import io.dirigent.directory.launcher.configuration.LdifFile;
import io.dirigent.directory.launcher.settings.Suffix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.ldap.Rdn;

/**
 * What the operator's import task reads if this member becomes the seed: {@code bootstrap/suffixN.ldif} in the server's
 * root, a link to the mounted LDIF, or else the base entry alone.
 */
public final class SeedFiles {

    public static final String MOUNTED = "data.ldif";

    private SeedFiles() {}

    /** Renders the files of all suffixes; the mounted folder, if there is one, must hold {@value #MOUNTED}. */
    public static void publish(Volume volume, List<Suffix> suffixes, Optional<Path> bootstrap) {
        Path folder = volume.instance().resolve("bootstrap");
        Optional<Path> mounted = bootstrap.map(path -> path.resolve(MOUNTED));
        mounted.filter(file -> !Files.isReadable(file)).ifPresent(file -> {
            throw StartRefused.configuration("bootstrap file " + file + " cannot be read");
        });
        try {
            Durable.deleteTree(folder);
            Files.createDirectories(folder);
            for (Suffix suffix : suffixes) {
                Path file = folder.resolve(suffix.backend() + ".ldif");
                if (mounted.isPresent()) {
                    Files.createSymbolicLink(file, mounted.get());
                } else {
                    Durable.write(file, baseEntry(suffix.dn()));
                }
            }
        } catch (IOException e) {
            throw StartRefused.io("bootstrap files cannot be written", e);
        }
    }

    /** The entry at the top of a suffix, by the type of its first part. */
    static String baseEntry(String dn) {
        Rdn first = Suffix.rdn(dn);
        String type = first.getType();
        LdifEntry entry = new LdifEntry(dn, "top");
        switch (type.toLowerCase(Locale.ROOT)) {
            case "dc" -> entry.add("objectClass", "domain");
            case "o" -> entry.add("objectClass", "organization");
            case "ou" -> entry.add("objectClass", "organizationalUnit");
            case "c" -> entry.add("objectClass", "country");
            case "l", "st" -> entry.add("objectClass", "locality");
            case "cn" -> entry.add("objectClass", "organizationalRole");
            default -> entry.add("objectClass", "untypedObject").add("objectClass", "extensibleObject");
        }
        LdifFile file = new LdifFile();
        file.put(entry.add(type, String.valueOf(first.getValue())));
        return file.print();
    }
}
