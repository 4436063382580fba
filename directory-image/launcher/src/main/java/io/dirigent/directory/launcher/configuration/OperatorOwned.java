package io.dirigent.directory.launcher.configuration;

import io.dirigent.directory.launcher.mark.Mark;
import io.dirigent.directory.launcher.settings.Suffix;
import java.util.List;

/** What only the operator changes, at run time, over LDAP: replication, writability and the mark. */
record OperatorOwned(LdifFile configuration, List<Suffix> suffixes) {

    private static final String WRITABILITY = "ds-cfg-writability-mode";

    void carryOver(LdifFile volume) {
        volume.find(Mark.DN).ifPresent(configuration::put);
        volume.below(Names.REPLICATION).stream()
                .filter(entry -> !entry.dn().equalsIgnoreCase(Names.DOMAINS))
                .forEach(configuration::put);
        for (Suffix suffix : suffixes) {
            String backend = Names.backend(suffix.backend());
            volume.find(backend)
                    .flatMap(entry -> entry.value(WRITABILITY))
                    .ifPresent(mode -> configuration.get(backend).set(WRITABILITY, mode));
        }
    }
}
