package io.dirigent.directory.launcher.volume;

import io.dirigent.directory.launcher.StartRefused;
import io.dirigent.directory.launcher.configuration.LdifEntry;
import io.dirigent.directory.launcher.configuration.LdifFile;
import io.dirigent.directory.launcher.settings.Suffix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * What the operator's import task reads if this member becomes the seed: {@code bootstrap/suffixN.ldif} in the server's
 * root, a link to the mounted LDIF if that has entries of the suffix, or else the base entry alone.
 */
public final class SeedFiles {

    public static final String MOUNTED = "data.ldif";

    private SeedFiles() {}

    /**
     * Renders the files of all suffixes. A mounted folder without {@value #MOUNTED} makes none at all: after the birth nobody needs them,
     * and its user may have deleted them; before it, a load of the seed must fail rather than begin with a base entry.
     */
    public static void publish(Volume volume, List<Suffix> suffixes, Optional<Path> bootstrap) {
        Path folder = volume.instance().resolve("bootstrap");
        Optional<Path> mounted = bootstrap.map(path -> path.resolve(MOUNTED));
        mounted.filter(file -> Files.exists(file) && !isReadableFile(file)).ifPresent(file -> {
            throw StartRefused.configuration("bootstrap file " + file + " cannot be read");
        });
        try {
            Durable.deleteTree(folder);
            if (mounted.isPresent() && !Files.exists(mounted.get())) {
                return;
            }
            Files.createDirectories(folder);
            for (Suffix suffix : suffixes) {
                Path file = folder.resolve(suffix.backend() + ".ldif");
                if (mounted.isPresent() && holds(mounted.get(), suffix)) {
                    Files.createSymbolicLink(file, mounted.get());
                } else {
                    Durable.write(file, baseEntry(suffix.dn()));
                }
            }
        } catch (IOException e) {
            throw StartRefused.io("bootstrap files cannot be written", e);
        }
    }

    private static boolean isReadableFile(Path file) {
        return Files.isRegularFile(file) && Files.isReadable(file);
    }

    /** Whether an LDIF has anything for a suffix. It is read up to the first such entry, which is near its beginning. */
    private static boolean holds(Path ldif, Suffix suffix) throws IOException {
        LdapName top = Suffix.name(suffix.dn());
        try (Stream<String> lines = Files.lines(ldif, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.regionMatches(true, 0, "dn:", 0, 3))
                    .anyMatch(line -> lies(line, top));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The end of a folded DN is missing here; then it counts, for the import to decide. */
    private static boolean lies(String line, LdapName top) {
        try {
            String dn = line.startsWith("::", 2)
                    ? new String(Base64.getDecoder().decode(line.substring(4).strip()), StandardCharsets.UTF_8)
                    : line.substring(3);
            return new LdapName(dn.strip().toLowerCase(Locale.ROOT)).startsWith(top);
        } catch (InvalidNameException | IllegalArgumentException e) {
            return true;
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
