package io.dirigent.operator.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.directory.Observation.Load;
import java.util.List;
import java.util.Optional;
import org.apache.directory.api.ldap.model.entry.DefaultEntry;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.exception.LdapException;
import org.junit.jupiter.api.Test;

/** The values are those of a real server. */
class LoadReportTest {

    @Test
    void aTotalUpdateThatDidNothingFailedWhateverTheServerCallsIt() throws LdapException {
        Load load = load(
                "ds-task-state: COMPLETED_SUCCESSFULLY",
                "ds-task-processed-entry-count: 0",
                "ds-task-unprocessed-entry-count: 0");
        assertThat(load.state()).isEqualTo(Load.State.FAILED);
        assertThat(load.message()).contains("nothing done");
    }

    @Test
    void aTotalUpdateWhoseSourceDiedFailedWhateverTheServerCallsIt() throws LdapException {
        Load load = load(
                "ds-task-state: COMPLETED_SUCCESSFULLY",
                "ds-task-processed-entry-count: 6094",
                "ds-task-unprocessed-entry-count: 13907");
        assertThat(load.state()).isEqualTo(Load.State.FAILED);
        assertThat(load.message()).contains("13907 entries left");
    }

    @Test
    void aFewEntriesThatWereDeletedDuringATotalUpdateDoNotMakeItFail() throws LdapException {
        Load load = load(
                "ds-task-state: COMPLETED_SUCCESSFULLY",
                "ds-task-processed-entry-count: 500",
                "ds-task-unprocessed-entry-count: 3");
        assertThat(load.state()).isEqualTo(Load.State.COMPLETED);
    }

    @Test
    void aTotalUpdateUnderWayTellsHowFarItIs() throws LdapException {
        Load load = load(
                "ds-task-state: RUNNING", "ds-task-processed-entry-count: 410", "ds-task-unprocessed-entry-count: 93");
        assertThat(load).isEqualTo(new Load("dc=example,dc=com", Load.State.RUNNING, 410, 93, "", Optional.empty()));
    }

    @Test
    void anImportTellsWhatItDidInItsMessages() throws LdapException {
        Load load = load("ds-task-state: COMPLETED_SUCCESSFULLY", imported(501, 1, 0));
        assertThat(load.state()).isEqualTo(Load.State.COMPLETED);
        assertThat(load.processed()).isEqualTo(501);
    }

    @Test
    void anImportThatLeftEntriesOutFailed() throws LdapException {
        Load load = load("ds-task-state: COMPLETED_SUCCESSFULLY", imported(500, 0, 2));
        assertThat(load.state()).isEqualTo(Load.State.FAILED);
        assertThat(load.message()).contains("rejected 2");
    }

    @Test
    void entriesThatNoSuffixsImportTookAreCounted() throws LdapException {
        assertThat(LoadReport.entriesOfNoSuffix(List.of(task(imported(500, 1, 0)), task(imported(1, 500, 0)))))
                .isZero();
        assertThat(LoadReport.entriesOfNoSuffix(List.of(task(imported(500, 3, 0)), task(imported(1, 502, 0)))))
                .isEqualTo(2);
        assertThat(LoadReport.entriesOfNoSuffix(List.of(task(imported(500, 3, 0)), task())))
                .isZero();
    }

    @Test
    void anInterruptedTaskFailedWithTheServersLastWords() throws LdapException {
        Load load = load(
                "ds-task-state: STOPPED_BY_ERROR",
                "ds-task-log-message: [22/Nov/2026:22:07:30 +0000] severity=\"ERROR\" msgCount=1 msgID=x message=\"no LDIF\"");
        assertThat(load.state()).isEqualTo(Load.State.FAILED);
        assertThat(load.message()).isEqualTo("no LDIF");
    }

    @Test
    void aTaskThatHasNotBegunCountsAsRunning() throws LdapException {
        assertThat(load().state()).isEqualTo(Load.State.RUNNING);
        assertThat(load("ds-task-state: UNSCHEDULED").state()).isEqualTo(Load.State.RUNNING);
    }

    private static String imported(int imported, int skipped, int rejected) {
        return "ds-task-log-message: [22/Nov/2026:21:51:06 +0000] severity=\"NOTICE\" msgCount=14 msgID=y message=\"Processed "
                + (imported + skipped + rejected) + " entries, imported " + imported + ", skipped " + skipped
                + ", rejected " + rejected + " and migrated 0 in 2 seconds (average rate 80.2/sec)\"";
    }

    private static Load load(Object... lines) throws LdapException {
        return LoadReport.load("dc=example,dc=com", task(lines));
    }

    private static Entry task(Object... lines) throws LdapException {
        return new DefaultEntry("ds-task-id=x,cn=Scheduled Tasks,cn=Tasks", lines);
    }
}
