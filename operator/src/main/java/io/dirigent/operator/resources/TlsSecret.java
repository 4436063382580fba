package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.operator.keys.CertifiedKey;
import io.dirigent.operator.keys.Purpose;
import io.dirigent.operator.keys.Subject;
import io.dirigent.operator.keys.TrustBundle;
import io.dirigent.operator.keys.UnusableKey;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.List;
import java.util.Map;

/** A key with its certificate and the authorities that are trusted for its purpose. */
public final class TlsSecret {
    static final String CERTIFICATE = "tls.crt";
    static final String KEY = "tls.key";
    static final String TRUSTED = "ca.crt";
    static final String TYPE = "kubernetes.io/tls";

    private TlsSecret() {}

    public static Secret of(DirectoryCluster cluster, Purpose purpose, CertifiedKey key, TrustBundle trusted) {
        return new SecretBuilder()
                .withMetadata(Metadata.owned(cluster, Names.of(cluster).tls(purpose)))
                .withType(TYPE)
                .withData(SecretText.encoded(
                        Map.of(CERTIFICATE, key.certificatePem(), KEY, key.keyPem(), TRUSTED, trusted.pem())))
                .build();
    }

    /** The key that such a Secret holds. */
    public static CertifiedKey keyIn(Secret secret) throws UnusableKey {
        return CertifiedKey.ofPem(SecretText.in(secret, CERTIFICATE), SecretText.in(secret, KEY));
    }

    /** The authorities that such a Secret says to trust. */
    public static TrustBundle trustIn(Secret secret) throws UnusableKey {
        return TrustBundle.ofPem(SecretText.in(secret, TRUSTED));
    }

    /** Whom the certificate for a purpose is for. */
    public static Subject subject(DirectoryCluster cluster, Purpose purpose) {
        Names names = Names.of(cluster);
        return switch (purpose) {
            case SERVER -> Subject.server(names.cluster(), serverNames(names), List.of("127.0.0.1", "::1"));
            case REPLICATION -> Subject.replication(names.cluster(), List.of("*." + names.domain()));
            case OPERATOR -> Subject.OPERATOR;
        };
    }

    private static List<String> serverNames(Names names) {
        return List.of(
                "*." + names.domain(),
                "*." + names.domain() + ".cluster.local",
                names.clientHost(),
                names.clientHost() + ".cluster.local",
                names.clientService() + "." + names.namespace(),
                names.clientService(),
                "localhost");
    }
}
