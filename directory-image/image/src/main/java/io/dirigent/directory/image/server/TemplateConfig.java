package io.dirigent.directory.image.server;

import static com.unboundid.ldap.sdk.ModificationType.DELETE;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import com.unboundid.ldif.LDIFWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the administrator's password out of the template's configuration, which every copy of the image would share.
 * All else that differs from OpenDJ's defaults is rendered by the launcher, so that it also reaches old volumes.
 */
final class TemplateConfig {

    private static final String ADMINISTRATOR = "cn=Directory Manager,cn=Root DNs,cn=config";

    private TemplateConfig() {}

    static void strip(Path config) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try {
            for (Entry entry : LDIFReader.readEntries(config.toFile())) {
                boolean administrator = entry.getDN().equalsIgnoreCase(ADMINISTRATOR);
                entries.add(
                        administrator
                                ? Entry.applyModifications(entry, false, new Modification(DELETE, "userPassword"))
                                : entry);
            }
            try (LDIFWriter writer = new LDIFWriter(config.toFile())) {
                for (Entry entry : entries) {
                    writer.writeEntry(entry);
                }
            }
        } catch (LDIFException | LDAPException e) {
            throw new IOException("the template's configuration is not as expected: " + e.getMessage(), e);
        }
    }
}
