package io.dirigent.operator.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.directory.Observation.Neighbour;
import io.dirigent.operator.directory.Observation.Status;
import io.dirigent.operator.directory.Observation.SuffixState;
import io.dirigent.operator.membership.Csn;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.StateVector;
import java.util.List;
import java.util.Map;
import org.apache.directory.api.ldap.model.entry.DefaultEntry;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.exception.LdapException;
import org.junit.jupiter.api.Test;

/** The values are those of a real server. */
class SuffixMonitorTest {

    @Test
    void aSuffixThatIsNotReplicatedHasNothingButEntries() {
        assertThat(SuffixMonitor.state(5, List.of()))
                .isEqualTo(new SuffixState(5, 0, Status.NOT_CONNECTED, false, StateVector.NOTHING, 0, Map.of()));
    }

    @Test
    void theVectorIsReadFromWhatIsWrittenForPeople() throws LdapException {
        SuffixState state = SuffixMonitor.state(1, List.of(domain("Normal")));
        assertThat(state.vector().newest().values())
                .containsExactly(Csn.parse("000001a205509fdd000100000001"), Csn.parse("000001a20550a24e000200000003"));
        assertThat(state.generation()).isEqualTo(8122487);
        assertThat(state.isNormal()).isTrue();
        assertThat(state.pending()).isEqualTo(3);
    }

    @Test
    void badGenerationIdIsNotNormal() throws LdapException {
        assertThat(SuffixMonitor.state(1, List.of(domain("Bad generation id"))).status())
                .isEqualTo(Status.BAD_GENERATION);
        assertThat(SuffixMonitor.state(1, List.of(domain("Degraded"))).status()).isEqualTo(Status.DEGRADED);
        assertThat(SuffixMonitor.state(1, List.of(domain("Not connected"))).status())
                .isEqualTo(Status.NOT_CONNECTED);
    }

    @Test
    void aSourceIsKnownByTheUpdateThatItSends() throws LdapException {
        Entry source = domain("Normal");
        source.add("total-update", "export");
        Entry target = domain("Full update");
        target.add("total-update", "import");
        assertThat(SuffixMonitor.state(1, List.of(source)).isSending()).isTrue();
        assertThat(SuffixMonitor.state(1, List.of(target)).isSending()).isFalse();
        assertThat(SuffixMonitor.state(1, List.of(domain("Normal"))).isSending())
                .isFalse();
    }

    @Test
    void aNeighbourIsKnownByTheServerIdOfItsMember() throws LdapException {
        Entry connected = new DefaultEntry(
                "cn=Connected replication server RS(32769) corp-1:8989,cn=monitor",
                "cn: Connected replication server RS(32769) corp-1:8989",
                "domain-name: dc=example,dc=com",
                "server-id: 32769",
                "generation-id: -1",
                "ssl-encryption: true");
        assertThat(SuffixMonitor.state(1, List.of(connected)).neighbours())
                .containsOnlyKeys(new ServerId(2))
                .containsValue(new Neighbour(-1, true));
    }

    private static Entry domain(String status) throws LdapException {
        return new DefaultEntry(
                "cn=Directory server DS(1) corp-0:41199,cn=monitor",
                "cn: Directory server DS(1) corp-0:41199",
                "domain-name: dc=example,dc=com",
                "server-id: 1",
                "generation-id: 8122487",
                "pending-updates: 3",
                "status: " + status,
                "server-state: 000001a20550a24e000200000003 Sun Nov 22 22:11:40 UTC 2026 1795385500238",
                "server-state: 000001a205509fdd000100000001 Sun Nov 22 22:11:39 UTC 2026 1795385499613");
    }
}
