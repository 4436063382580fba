package io.dirigent.operator.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.ServerId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.directory.api.ldap.model.entry.DefaultEntry;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.entry.Modification;
import org.apache.directory.api.ldap.model.exception.LdapException;
import org.junit.jupiter.api.Test;

class MarkEntryTest {

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");

    @Test
    void theLaunchersFirstMarkIsRead() throws LdapException {
        Mark mark = MarkEntry.read(firstMark());
        assertThat(mark.owner()).isEqualTo("ns/corp/0");
        assertThat(mark.suffixes()).containsExactlyInAnyOrder("dc=example,dc=com", "dc=other");
        assertThat(mark.volume().value()).isEqualTo("a-volume");
        assertThat(mark.state()).isEqualTo(Mark.State.EMPTY);
        assertThat(mark.serverId()).isEmpty();
    }

    @Test
    void whatIsWrittenIsRead() throws LdapException {
        Entry entry = firstMark();
        Mark mark = MarkEntry.read(entry)
                .loading(new ServerId(7), "corp-1", NOW)
                .initialised(Map.of("dc=example,dc=com", 12L, "dc=other", 1L), NOW)
                .renewing(32769, NOW);
        apply(entry, MarkEntry.changes(entry, mark));
        assertThat(MarkEntry.read(entry)).isEqualTo(mark);
    }

    @Test
    void anEqualMarkIsNotWritten() throws LdapException {
        Entry entry = firstMark();
        assertThat(MarkEntry.changes(entry, MarkEntry.read(entry))).isEmpty();
    }

    @Test
    void onlyWhatDiffersIsWritten() throws LdapException {
        Entry entry = firstMark();
        Mark mark = MarkEntry.read(entry).loading(new ServerId(7), "corp-1", NOW);
        assertThat(attributes(MarkEntry.changes(entry, mark)))
                .containsExactlyInAnyOrder("dirigent-state", "dirigent-since", "dirigent-server-id", "dirigent-source");
    }

    @Test
    void aValueThatIsNoLongerSaidIsTakenOut() throws LdapException {
        Entry entry = firstMark();
        entry.add("dirigent-entries", "12 dc=other");
        Mark mark = MarkEntry.read(entry).loading(new ServerId(7), "corp-1", NOW);
        apply(entry, MarkEntry.changes(entry, mark));
        assertThat(entry.get("dirigent-entries")).isNull();
    }

    @Test
    void whatOnlyTheLauncherSaysAndWhatIsUnknownIsNeverWritten() throws LdapException {
        Entry entry = firstMark();
        Mark said = MarkEntry.read(entry);
        Mark mark = Mark.empty("ns/other/5", Set.of("dc=else"), said.volume(), NOW);
        assertThat(attributes(MarkEntry.changes(entry, mark))).containsExactly("dirigent-since");
        assertThat(entry.get("dirigent-of-tomorrow")).isNotNull();
    }

    @Test
    void aMarkThatCannotBeUnderstoodIsRefused() throws LdapException {
        Entry entry = firstMark();
        entry.removeAttributes("dirigent-since");
        entry.add("dirigent-since", "yesterday");
        assertThatThrownBy(() -> MarkEntry.read(entry)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Entry firstMark() throws LdapException {
        return new DefaultEntry(
                MarkEntry.DN,
                "objectClass: top",
                "objectClass: dirigentMark",
                "cn: dirigent",
                "dirigent-owner: ns/corp/0",
                "dirigent-suffix: dc=example,dc=com",
                "dirigent-suffix: dc=other",
                "dirigent-volume-id: a-volume",
                "dirigent-state: empty",
                "dirigent-since: 2026-01-01T00:00:00Z",
                "dirigent-of-tomorrow: unknown today");
    }

    private static String[] attributes(Modification[] changes) {
        return Arrays.stream(changes)
                .map(change -> change.getAttribute().getUpId())
                .toArray(String[]::new);
    }

    private static void apply(Entry entry, Modification[] changes) throws LdapException {
        for (Modification change : changes) {
            entry.removeAttributes(change.getAttribute().getUpId());
            if (change.getAttribute().size() > 0) {
                entry.put(change.getAttribute());
            }
        }
    }
}
