package io.dirigent.directory.image;

import static com.unboundid.ldap.sdk.ModificationType.DELETE;
import static com.unboundid.ldap.sdk.ModificationType.REPLACE;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import com.unboundid.ldif.LDIFWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The changes to OpenDJ's configuration that are the same for every member: what is not needed is off, which saves a
 * third of a start. Entries stay, for others refer to them. What differs between members is rendered by the launcher.
 */
final class TemplateConfig {

    private static final Modification OFF = new Modification(REPLACE, "ds-cfg-enabled", "false");

    private static final Map<String, Modification> CHANGES = Map.ofEntries(
            Map.entry("cn=config", new Modification(REPLACE, "ds-cfg-save-config-on-successful-startup", "false")),
            Map.entry("cn=Directory Manager,cn=Root DNs,cn=config", new Modification(DELETE, "userPassword")),
            Map.entry("cn=File-Based Access Logger,cn=Loggers,cn=config", OFF),
            Map.entry("cn=Json File-Based Access Logger,cn=Loggers,cn=config", OFF),
            Map.entry("ds-cfg-base-path=/admin,cn=HTTP Endpoints,cn=config", OFF),
            Map.entry("ds-cfg-base-path=/api,cn=HTTP Endpoints,cn=config", OFF),
            Map.entry("cn=HTTP Anonymous,cn=HTTP Authorization Mechanisms,cn=config", OFF),
            Map.entry("cn=HTTP Basic,cn=HTTP Authorization Mechanisms,cn=config", OFF),
            Map.entry("cn=JMX Connection Handler,cn=Connection Handlers,cn=config", OFF));

    private TemplateConfig() {}

    static void adapt(Path config) throws IOException {
        Map<String, Modification> open = new HashMap<>(CHANGES);
        List<Entry> entries = new ArrayList<>();
        try {
            for (Entry entry : LDIFReader.readEntries(config.toFile())) {
                Modification change = open.remove(entry.getDN());
                entries.add(change == null ? entry : Entry.applyModifications(entry, false, change));
            }
            try (LDIFWriter writer = new LDIFWriter(config.toFile())) {
                for (Entry entry : entries) {
                    writer.writeEntry(entry);
                }
            }
        } catch (LDIFException | LDAPException e) {
            throw new IOException("the template's configuration is not as expected: " + e.getMessage(), e);
        }
        if (!open.isEmpty()) {
            throw new IOException("the template's configuration has no " + open.keySet());
        }
    }
}
