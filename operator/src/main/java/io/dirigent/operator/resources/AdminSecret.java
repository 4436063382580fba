package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Map;

/** The directory administrator's name and password. It stays when the cluster goes, as the data does that it opens. */
public final class AdminSecret {
    /** The administrator's DN. */
    public static final String ADMINISTRATOR = "cn=Directory Manager";

    static final String PASSWORD = "password";

    private AdminSecret() {}

    public static Secret of(DirectoryCluster cluster, String password) {
        return new SecretBuilder()
                .withMetadata(Metadata.retained(cluster, Names.of(cluster).admin()))
                .withType("kubernetes.io/basic-auth")
                .withData(SecretText.encoded(Map.of("username", ADMINISTRATOR, PASSWORD, password)))
                .build();
    }

    /** The password that such a Secret holds; empty when it holds none. */
    public static String passwordIn(Secret secret) {
        return SecretText.in(secret, PASSWORD);
    }
}
