package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.operator.keys.Authority;
import io.dirigent.operator.keys.CertifiedKey;
import io.dirigent.operator.keys.Purpose;
import io.dirigent.operator.keys.UnusableKey;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Map;

/** The key of a certificate authority. No pod mounts it, and it stays when the cluster goes: volumes and clients trust it. */
public final class AuthoritySecret {

    private AuthoritySecret() {}

    public static Secret of(DirectoryCluster cluster, Purpose purpose, Authority authority) {
        CertifiedKey self = authority.self();
        return new SecretBuilder()
                .withMetadata(Metadata.retained(cluster, Names.of(cluster).authority(purpose)))
                .withType(TlsSecret.TYPE)
                .withData(SecretText.encoded(
                        Map.of(TlsSecret.CERTIFICATE, self.certificatePem(), TlsSecret.KEY, self.keyPem())))
                .build();
    }

    /** The authority that such a Secret holds. */
    public static Authority in(Secret secret) throws UnusableKey {
        return new Authority(TlsSecret.keyIn(secret));
    }

    /** What an authority is called: unique on the clients that trust several clusters. */
    public static String commonName(DirectoryCluster cluster, Purpose purpose) {
        String name = purpose.word() + " CA of " + Names.of(cluster).owner();
        // RFC 5280 A.1: ub-common-name
        return name.length() <= 64 ? name : name.substring(0, 64);
    }
}
