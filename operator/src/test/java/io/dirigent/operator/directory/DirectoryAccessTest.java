package io.dirigent.operator.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.operator.membership.Member;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryAccessTest {

    private final DirectoryAccess access =
            new DirectoryAccess("corp", "corp-members.ns.svc", List.of("dc=a", "dc=b"), new ClientKeys("", "", ""));

    @Test
    void aMembersAddressLeadsBackToTheMember() {
        Member member = new Member("corp", 12);
        assertThat(access.replicationAddressOf(member)).isEqualTo("corp-12.corp-members.ns.svc:8989");
        assertThat(access.memberAt(access.replicationAddressOf(member))).contains(member);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "corp-1.corp-members.ns.svc:8990",
                "corp-01.corp-members.ns.svc:8989",
                "corp-x.corp-members.ns.svc:8989",
                "corp-.corp-members.ns.svc:8989",
                "corp-corp-members.ns.svc:8989",
                "other-1.corp-members.ns.svc:8989",
                "corp-1.corp-members.other.svc:8989",
                ""
            })
    void anyOtherAddressIsNobodys(String address) {
        assertThat(access.memberAt(address)).isEmpty();
    }

    @Test
    void backendsAreNumberedInTheOrderOfTheSuffixes() {
        assertThat(access.backendOf("dc=b")).isEqualTo("suffix2");
    }

    @Test
    void keysAreNotPrinted() {
        assertThat(new ClientKeys("c", "secret", "t").toString()).doesNotContain("secret");
    }
}
