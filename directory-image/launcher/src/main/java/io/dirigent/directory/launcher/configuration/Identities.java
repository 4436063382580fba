package io.dirigent.directory.launcher.configuration;

import java.util.List;
import java.util.Set;

/** The two root users: the administrator with a password, the operator with a certificate and few privileges. */
record Identities(LdifFile configuration) {

    private static final String SCHEME = "cn=PBKDF2-HMAC-SHA512,cn=Password Storage Schemes,cn=config";

    private static final Set<String> OPERATOR_KEEPS =
            Set.of("config-read", "config-write", "ldif-import", "disconnect-client", "password-reset");

    void apply(String rootPassword) {
        configuration.get(SCHEME).set("ds-cfg-enabled", "true");
        configuration.below("cn=Password Policies,cn=config").stream()
                .filter(policy ->
                        !policy.values("ds-cfg-default-password-storage-scheme").isEmpty())
                .forEach(policy -> policy.set("ds-cfg-default-password-storage-scheme", SCHEME));
        configuration
                .get("cn=Password Policy Import,cn=Plugins,cn=config")
                .set("ds-cfg-default-user-password-storage-scheme", SCHEME)
                .set("ds-cfg-default-auth-password-storage-scheme", SCHEME);
        configuration.get(Names.DIRECTORY_MANAGER).set("userPassword", rootPassword);
        configuration.put(operator());
    }

    private LdifEntry operator() {
        // Root users have every default privilege that is not taken from them by name.
        List<String> taken =
                configuration.get("cn=Root DNs,cn=config").values("ds-cfg-default-root-privilege-name").stream()
                        .filter(privilege -> !OPERATOR_KEEPS.contains(privilege))
                        .map(privilege -> "-" + privilege)
                        .toList();
        return new LdifEntry(
                        Names.OPERATOR, "top", "person", "organizationalPerson", "inetOrgPerson", "ds-cfg-root-dn-user")
                .set("cn", "operator")
                .set("sn", "operator")
                .set("ds-privilege-name", taken)
                .set("ds-rlim-idle-time-limit", "0")
                .set("ds-rlim-lookthrough-limit", "0")
                .set("ds-rlim-size-limit", "0")
                .set("ds-rlim-time-limit", "0");
    }
}
