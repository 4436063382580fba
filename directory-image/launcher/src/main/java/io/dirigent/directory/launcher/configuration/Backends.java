package io.dirigent.directory.launcher.configuration;

import io.dirigent.directory.launcher.settings.IndexType;
import io.dirigent.directory.launcher.settings.ServerSettings;
import io.dirigent.directory.launcher.settings.Suffix;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One database a suffix, with the indexes that the settings name, and those the server itself needs. */
record Backends(LdifFile configuration, ServerSettings settings) {

    private static final int CACHE_PERCENT = 50;

    /** What the server itself searches by; replication needs the two {@code ds-sync} ones and entryUUID. */
    private static final Map<String, IndexType> SYSTEM = Map.of(
            "aci", IndexType.PRESENCE,
            "ds-sync-conflict", IndexType.EQUALITY,
            "ds-sync-hist", IndexType.ORDERING,
            "entryUUID", IndexType.EQUALITY,
            "objectClass", IndexType.EQUALITY);

    void apply() {
        configuration.below("cn=Backends,cn=config").stream()
                .filter(entry -> entry.values("objectClass").contains("ds-cfg-pluggable-backend"))
                .forEach(this::drop);
        settings.suffixes().forEach(this::add);
    }

    private void drop(LdifEntry backend) {
        configuration.removeBelow(backend.dn());
        configuration.remove(backend.dn());
    }

    private void add(Suffix suffix) {
        String dn = Names.backend(suffix.backend());
        configuration.put(new LdifEntry(
                        dn,
                        "top",
                        "ds-cfg-backend",
                        "ds-cfg-local-backend",
                        "ds-cfg-pluggable-backend",
                        "ds-cfg-je-backend")
                .set("ds-cfg-backend-id", suffix.backend())
                .set("ds-cfg-base-dn", suffix.dn())
                .set("ds-cfg-db-directory", "db")
                .set(
                        "ds-cfg-db-cache-percent",
                        Integer.toString(CACHE_PERCENT / settings.suffixes().size()))
                // A write is acknowledged only after it is on disk.
                .set("ds-cfg-db-txn-write-no-sync", "false")
                // No statistics files: nobody reads them.
                .set("ds-cfg-je-property", "je.stats.collect=false")
                .set("ds-cfg-enabled", "true")
                .set("ds-cfg-java-class", "org.opends.server.backends.jeb.JEBackend")
                .set("ds-cfg-writability-mode", "enabled"));
        String branch = "cn=Index," + dn;
        configuration.put(new LdifEntry(branch, "top", "ds-cfg-branch").set("cn", "Index"));
        indexes().forEach((attribute, types) -> index(branch, attribute, types));
    }

    private void index(String branch, String attribute, Set<IndexType> types) {
        LdifEntry entry = new LdifEntry("ds-cfg-attribute=" + attribute + "," + branch, "top", "ds-cfg-backend-index")
                .set("ds-cfg-attribute", attribute)
                .set("ds-cfg-index-type", types.stream().map(IndexType::keyword).toList());
        if (attribute.equalsIgnoreCase("objectClass")) {
            // Every entry has the same few classes: writers queue on those keys until the list is given up.
            entry.set("ds-cfg-index-entry-limit", "500");
        }
        configuration.put(entry);
    }

    private Map<String, Set<IndexType>> indexes() {
        Map<String, Set<IndexType>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(settings.indexes());
        SYSTEM.forEach((attribute, type) -> all.merge(attribute, EnumSet.of(type), Backends::union));
        return all;
    }

    private static Set<IndexType> union(Collection<IndexType> some, Collection<IndexType> more) {
        Set<IndexType> all = EnumSet.copyOf(some);
        all.addAll(more);
        return all;
    }
}
