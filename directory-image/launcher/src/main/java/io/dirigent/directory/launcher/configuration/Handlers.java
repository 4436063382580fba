package io.dirigent.directory.launcher.configuration;

import io.dirigent.directory.launcher.settings.Member;

/** The ports. The public ones start closed; what opens them is the mark. */
record Handlers(LdifFile configuration, Member member) {

    private static final String JAVA_CLASS = "org.forgerock.opendj.reactive.LDAPConnectionHandler2";

    void apply() {
        String own = member.address().getHostAddress();
        // Any trusted certificate named like a root user would BE that user here, so clients are not asked for one.
        handler(Names.LDAP_HANDLER, "LDAP Connection Handler", own, Names.LDAP_PORT)
                .set("ds-cfg-enabled", "false")
                .set("ds-cfg-use-ssl", "false")
                .set("ds-cfg-allow-start-tls", "true")
                .set("ds-cfg-ssl-client-auth-policy", "disabled");
        handler(Names.LDAPS_HANDLER, "LDAPS Connection Handler", own, Names.LDAPS_PORT)
                .set("ds-cfg-enabled", "false")
                .set("ds-cfg-use-ssl", "true")
                .set("ds-cfg-allow-start-tls", "false")
                .set("ds-cfg-ssl-client-auth-policy", "disabled");
        handler(Names.OPERATOR_HANDLER, "Operator", own, Names.OPERATOR_PORT)
                .set("ds-cfg-enabled", "true")
                .set("ds-cfg-use-ssl", "true")
                .set("ds-cfg-allow-start-tls", "false")
                .set("ds-cfg-ssl-client-auth-policy", "required")
                .set("ds-cfg-trust-manager-provider", Names.OPERATOR_TRUST_PROVIDER);
        configuration
                .get(Names.ADMINISTRATION)
                .set("ds-cfg-listen-address", member.administrationAddress())
                .set("ds-cfg-listen-port", Integer.toString(Names.ADMINISTRATION_PORT))
                .set("ds-cfg-ssl-protocol", Tls.PROTOCOLS)
                .set("ds-cfg-ssl-cert-nickname", Names.SERVER_CERTIFICATE)
                .set("ds-cfg-key-manager-provider", Names.KEY_PROVIDER)
                .set("ds-cfg-trust-manager-provider", Names.OPERATOR_TRUST_PROVIDER);
    }

    private LdifEntry handler(String dn, String name, String address, int port) {
        return configuration
                .entry(dn, "top", "ds-cfg-connection-handler", "ds-cfg-ldap-connection-handler")
                .set("cn", name)
                .set("ds-cfg-java-class", JAVA_CLASS)
                .set("ds-cfg-listen-address", address)
                .set("ds-cfg-listen-port", Integer.toString(port))
                .set("ds-cfg-ssl-protocol", Tls.PROTOCOLS)
                .set("ds-cfg-ssl-cert-nickname", Names.SERVER_CERTIFICATE)
                .set("ds-cfg-key-manager-provider", Names.KEY_PROVIDER)
                .remove("ds-cfg-trust-manager-provider")
                .remove("ds-cfg-denied-client");
    }
}
