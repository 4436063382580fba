package io.dirigent.directory.launcher.configuration;

/** Which stores the server takes keys and trust from, and that replication is encrypted. */
record Tls(LdifFile configuration) {

    static final String[] PROTOCOLS = {"TLSv1.2", "TLSv1.3"};

    void apply() {
        configuration.put(new LdifEntry(
                        Names.KEY_PROVIDER,
                        "top",
                        "ds-cfg-key-manager-provider",
                        "ds-cfg-file-based-key-manager-provider")
                .set("cn", "Server")
                .set("ds-cfg-enabled", "true")
                .set("ds-cfg-java-class", "org.opends.server.extensions.FileBasedKeyManagerProvider")
                .set("ds-cfg-key-store-type", "PKCS12")
                .set("ds-cfg-key-store-file", "config/keystore.p12")
                .set("ds-cfg-key-store-pin-file", "config/keystore.pin"));
        configuration.put(new LdifEntry(
                        Names.OPERATOR_TRUST_PROVIDER,
                        "top",
                        "ds-cfg-trust-manager-provider",
                        "ds-cfg-file-based-trust-manager-provider")
                .set("cn", "Operator")
                .set("ds-cfg-enabled", "true")
                .set("ds-cfg-java-class", "org.opends.server.extensions.FileBasedTrustManagerProvider")
                .set("ds-cfg-trust-store-type", "PKCS12")
                .set("ds-cfg-trust-store-file", "config/operator-truststore.p12")
                .set("ds-cfg-trust-store-pin-file", "config/keystore.pin"));
        configuration
                .get("cn=Crypto Manager,cn=config")
                .set("ds-cfg-ssl-encryption", "true")
                .set("ds-cfg-ssl-cert-nickname", Names.REPLICATION_CERTIFICATE)
                .set("ds-cfg-ssl-protocol", PROTOCOLS);
        configuration
                .get(Names.backend("ads-truststore"))
                .set("ds-cfg-trust-store-type", "PKCS12")
                .set("ds-cfg-trust-store-file", "config/ads-truststore")
                .set("ds-cfg-trust-store-pin-file", "config/keystore.pin");
        // Replication shakes hands with one peer at a time: a silent one holds up all others for this long.
        configuration.get(Names.REPLICATION).set("ds-cfg-connection-timeout", "1 s");
    }
}
