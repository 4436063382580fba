package io.dirigent.directory.launcher.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.directory.launcher.settings.Suffix;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexChangesTest {

    private static final Suffix SUFFIX = new Suffix(1, "o=x");

    @Test
    void aNewAttributeTypeOrLimitIsDue() {
        LdifFile before = indexed("uid", "equality");
        assertThat(between(before, indexed("uid", "equality", "substring"))).containsExactly(SUFFIX);
        assertThat(between(before, indexed("sn", "equality"))).containsExactly(SUFFIX);
        LdifFile limited = indexed("uid", "equality");
        limited.get("ds-cfg-attribute=uid,cn=Index," + Names.backend("suffix1")).set("ds-cfg-index-entry-limit", "9");
        assertThat(between(before, limited)).containsExactly(SUFFIX);
    }

    @Test
    void theSameOrLessIsNot() {
        LdifFile before = indexed("uid", "equality", "substring");
        assertThat(between(before, indexed("uid", "substring", "equality"))).isEmpty();
        assertThat(between(before, indexed("uid", "equality"))).isEmpty();
    }

    @Test
    void aNewDatabaseHasNothingToBuild() {
        assertThat(between(new LdifFile(), indexed("uid", "equality"))).isEmpty();
    }

    private static List<Suffix> between(LdifFile before, LdifFile after) {
        return IndexChanges.between(before, after, List.of(SUFFIX));
    }

    private static LdifFile indexed(String attribute, String... types) {
        LdifFile file = new LdifFile();
        String backend = Names.backend("suffix1");
        file.put(new LdifEntry(backend));
        file.put(new LdifEntry("ds-cfg-attribute=" + attribute + ",cn=Index," + backend)
                .set("ds-cfg-index-type", types));
        return file;
    }
}
