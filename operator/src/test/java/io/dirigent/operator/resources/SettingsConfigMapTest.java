package io.dirigent.operator.resources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingsConfigMapTest {

    @Test
    void membersAreToldSuffixesInTheirOrderAndIndexesInOrderOfTheirNames() {
        assertThat(SettingsConfigMap.of(Clusters.everything()).getData().get("server.properties"))
                .isEqualTo("""
                        owner=ns/corp
                        domain=corp-members.ns.svc
                        suffix.1=dc=example,dc=com
                        suffix.2=o=Example Corp.
                        index.cn=substring
                        index.uid=equality,presence
                        in-sync.limit.seconds=32400
                        """);
    }
}
