package io.dirigent.operator.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.operator.keys.Authority;
import io.dirigent.operator.keys.CertifiedKey;
import io.dirigent.operator.keys.Purpose;
import io.dirigent.operator.keys.UnusableKey;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.SignatureException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClusterKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final SecureRandom random = new SecureRandom();
    private final DirectoryCluster cluster = Clusters.smallest();

    /** What the API server would hold. */
    private final Map<String, Secret> secrets = new TreeMap<>();

    @Test
    void whatIsAbsentIsMadeAndThenKept() throws UnusableSecret {
        assertThat(decide(NOW).create())
                .extracting(secret -> secret.getMetadata().getName())
                .containsExactly(
                        "corp-admin",
                        "corp-server-ca",
                        "corp-server-tls",
                        "corp-replication-ca",
                        "corp-replication-tls",
                        "corp-operator-ca",
                        "corp-operator-tls");
        assertNothingToDo(decide(NOW.plus(Duration.ofDays(100))));
    }

    @Test
    void authoritiesAndThePasswordSurviveTheClusterAsItsVolumesDo() throws UnusableSecret {
        decide(NOW);
        assertThat(secrets.values()).allSatisfy(secret -> {
            boolean survives = secret.getMetadata().getName().matches("corp-(admin|.*-ca)");
            assertThat(secret.getMetadata().getOwnerReferences()).hasSize(survives ? 0 : 1);
        });
    }

    @Test
    void eachPurposeHasAnAuthorityOfItsOwn() throws UnusableSecret, UnusableKey, GeneralSecurityException {
        decide(NOW);
        for (Purpose purpose : Purpose.values()) {
            for (Purpose other : Purpose.values()) {
                CertifiedKey key = TlsSecret.keyIn(secrets.get("corp-" + purpose.word() + "-tls"));
                Authority authority = AuthoritySecret.in(secrets.get("corp-" + other.word() + "-ca"));
                assertThat(signed(authority, key)).isEqualTo(purpose == other);
            }
        }
    }

    @Test
    void theOperatorsAuthorityIsWhatMembersAreToldToTrust() throws UnusableSecret, UnusableKey {
        ClusterKeys keys = decide(NOW);
        assertThat(keys.operatorTrust().authorities())
                .containsExactly(AuthoritySecret.in(secrets.get("corp-operator-ca"))
                        .self()
                        .certificate());
    }

    @Test
    void aCertificateIsRenewedInTimeByTheSameAuthority() throws UnusableSecret, UnusableKey {
        decide(NOW);
        CertifiedKey before = TlsSecret.keyIn(secrets.get("corp-server-tls"));
        ClusterKeys renewal = decide(NOW.plus(Duration.ofDays(300)));
        assertThat(renewal.create()).isEmpty();
        assertThat(renewal.update())
                .extracting(secret -> secret.getMetadata().getName())
                .containsExactly("corp-server-tls", "corp-replication-tls", "corp-operator-tls");
        assertThat(TlsSecret.keyIn(secrets.get("corp-server-tls"))).isNotEqualTo(before);
        assertNothingToDo(decide(NOW.plus(Duration.ofDays(301))));
    }

    @Test
    void aLostAuthorityIsReplacedByOneThatIsTrustedBeforeItSigns() throws UnusableSecret, UnusableKey {
        decide(NOW);
        CertifiedKey key = TlsSecret.keyIn(secrets.get("corp-server-tls"));
        secrets.remove("corp-server-ca");
        // Even where a new certificate is due: members have yet to learn of the new authority.
        Instant due = NOW.plus(Duration.ofDays(300));
        decide(due);
        assertThat(TlsSecret.keyIn(secrets.get("corp-server-tls"))).isEqualTo(key);
        assertThat(TlsSecret.trustIn(secrets.get("corp-server-tls")).authorities())
                .hasSize(2);
        decide(due);
        assertThat(TlsSecret.keyIn(secrets.get("corp-server-tls"))).isNotEqualTo(key);
        assertThat(TlsSecret.trustIn(secrets.get("corp-server-tls")).authorities())
                .hasSize(2);
    }

    @Test
    void aDamagedKeyIsReplaced() throws UnusableSecret, UnusableKey {
        decide(NOW);
        secrets.computeIfPresent("corp-replication-tls", (name, secret) -> new SecretBuilder(secret)
                .addToData(SecretText.encoded(Map.of("tls.key", "nonsense")))
                .build());
        assertThat(decide(NOW).update()).hasSize(1);
        TlsSecret.keyIn(secrets.get("corp-replication-tls"));
    }

    @Test
    void aDamagedAuthorityIsNeverReplacedWithoutAPersonsWord() throws UnusableSecret {
        decide(NOW);
        secrets.computeIfPresent(
                "corp-server-ca",
                (name, secret) -> new SecretBuilder(secret).withData(Map.of()).build());
        assertThatThrownBy(() -> decide(NOW)).isInstanceOf(UnusableSecret.class).hasMessageContaining("corp-server-ca");
    }

    @Test
    void whatAUserPutThereIsLeftAlone() throws UnusableSecret {
        decide(NOW);
        for (String name : List.of("corp-admin", "corp-server-tls")) {
            secrets.computeIfPresent(name, (key, secret) -> new SecretBuilder(secret)
                    .editMetadata()
                    .withLabels(Map.of())
                    .endMetadata()
                    .build());
        }
        ClusterKeys keys = decide(NOW.plus(Duration.ofDays(300)));
        assertThat(keys.update())
                .extracting(secret -> secret.getMetadata().getName())
                .containsExactly("corp-replication-tls", "corp-operator-tls");
    }

    private static void assertNothingToDo(ClusterKeys keys) {
        assertThat(keys.create()).isEmpty();
        assertThat(keys.update()).isEmpty();
    }

    private static boolean signed(Authority authority, CertifiedKey key) throws GeneralSecurityException {
        try {
            key.certificate().verify(authority.self().certificate().getPublicKey());
            return true;
        } catch (SignatureException e) {
            return false;
        }
    }

    private ClusterKeys decide(Instant now) throws UnusableSecret {
        ClusterKeys keys = ClusterKeys.of(cluster, Map.copyOf(secrets), now, random);
        keys.create().forEach(secret -> secrets.put(secret.getMetadata().getName(), secret));
        keys.update().forEach(secret -> secrets.put(secret.getMetadata().getName(), secret));
        return keys;
    }
}
