package io.dirigent.directory.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dirigent.directory.launcher.StartRefused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberTest {

    private static final ServerSettings SETTINGS =
            ServerSettings.parse(List.of("owner=ns/corp", "domain=corp-members.ns.svc", "suffix.1=o=x"));

    private static final Map<String, String> POD =
            Map.of("POD_NAME", "corp-12", "POD_NAMESPACE", "ns", "POD_IP", "10.1.2.3");

    @Test
    void isNamedAfterItsPod() {
        Member member = Member.of(Pod.from(POD), SETTINGS);
        assertThat(member.owner()).isEqualTo("ns/corp/12");
        assertThat(member.hostName()).isEqualTo("corp-12.corp-members.ns.svc");
    }

    @Test
    void administrationIsOnTheNetworkOnlyForLocalProcesses() {
        assertThat(Member.of(Pod.from(POD), SETTINGS).administrationAddress()).isEqualTo("127.0.0.1");
        assertThat(Member.of(Pod.from(with("POD_IP", "127.9.8.7")), SETTINGS).administrationAddress())
                .isEqualTo("127.9.8.7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POD_NAME      | other-0   | POD_NAME other-0 is no member of cluster corp
            POD_NAME      | corp      | POD_NAME corp is no member of cluster corp
            POD_NAME      | corp-x    | POD_NAME corp-x is no member of cluster corp
            POD_NAME      | corp-01   | POD_NAME corp-01 is no member of cluster corp
            POD_NAMESPACE | elsewhere | the settings belong to ns/corp, but the pod is in namespace elsewhere
            POD_IP        | pod       | POD_IP is no IP address: pod
            POD_IP        | 10.1.2    | POD_IP is no IP address: 10.1.2
            POD_IP        | 10.1.2.300 | POD_IP is no IP address: 10.1.2.300
            POD_IP        | 0.0.0.0   | POD_IP must be the pod's own address, not 0.0.0.0
            POD_IP        | ' '       | environment variable POD_IP is missing
            """)
    void refusesAPodThatIsNoneOfTheCluster(String variable, String value, String reason) {
        assertThatThrownBy(() -> Member.of(Pod.from(with(variable, value)), SETTINGS))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(reason);
    }

    private static Map<String, String> with(String variable, String value) {
        Map<String, String> pod = new HashMap<>(POD);
        pod.put(variable, value);
        return pod;
    }
}
