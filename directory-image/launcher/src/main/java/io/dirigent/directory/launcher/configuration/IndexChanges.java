package io.dirigent.directory.launcher.configuration;

import io.dirigent.directory.launcher.settings.Suffix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which suffixes have an index that their database has not built: such an index is not used before it is rebuilt. */
public final class IndexChanges {

    private static final List<String> MATTERS = List.of("ds-cfg-index-type", "ds-cfg-index-entry-limit");

    private IndexChanges() {}

    /** The suffixes whose indexes {@code after} asks for more or other than {@code before}; a missing one is less. */
    public static List<Suffix> between(LdifFile before, LdifFile after, List<Suffix> suffixes) {
        return suffixes.stream()
                .filter(suffix -> before.find(Names.backend(suffix.backend())).isPresent())
                .filter(suffix -> isMore(indexes(before, suffix), indexes(after, suffix)))
                .toList();
    }

    private static boolean isMore(Map<String, Set<String>> before, Map<String, Set<String>> after) {
        return after.entrySet().stream().anyMatch(index -> !before.getOrDefault(index.getKey(), Set.of())
                .containsAll(index.getValue()));
    }

    private static Map<String, Set<String>> indexes(LdifFile configuration, Suffix suffix) {
        return configuration.below("cn=Index," + Names.backend(suffix.backend())).stream()
                .collect(Collectors.toMap(LdifEntry::dn, IndexChanges::content));
    }

    private static Set<String> content(LdifEntry index) {
        return MATTERS.stream()
                .flatMap(attribute -> index.values(attribute).stream().map(value -> attribute + "=" + value))
                .collect(Collectors.toSet());
    }
}
