package io.dirigent.operator.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsConfigMapTest {

    @Test
    void membersAreToldSuffixesInTheirOrderAndIndexesInOrderOfTheirNames() {
        assertThat(SettingsConfigMap.of(Clusters.everything(), Duration.ofHours(9))
                        .getData()
                        .get("server.properties"))
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

    @Test
    void whatMembersWereToldLastIsReadAgain() {
        ConfigMap settings = SettingsConfigMap.of(Clusters.everything(), Duration.ofHours(9));
        assertThat(SettingsConfigMap.inSyncLimit(settings)).contains(Duration.ofHours(9));
        settings.setData(Map.of("server.properties", "in-sync.limit.seconds=soon\n"));
        assertThat(SettingsConfigMap.inSyncLimit(settings)).isEmpty();
        settings.setData(null);
        assertThat(SettingsConfigMap.inSyncLimit(settings)).isEmpty();
    }

    @Test
    void nobodyIsRestartedForTheLimitThatCountsAtAStart() {
        assertThat(SettingsConfigMap.properties(Clusters.everything())).doesNotContain("limit");
    }
}
