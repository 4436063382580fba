package io.dirigent.directory.launcher.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** As much of an image's template as rendering and preparation need; the real one is tested with the image. */
public final class SampleTemplate {

    private static final String CONFIGURATION = """
            dn: cn=config
            objectClass: ds-cfg-root-config
            cn: config
            ds-cfg-save-config-on-successful-startup: true

            dn: cn=Access Control Handler,cn=config
            cn: Access Control Handler
            ds-cfg-global-aci: (targetattr="*")(version 3.0; acl "Anonymous read access"; allow (read) userdn="ldap:///anyone";)
            ds-cfg-global-aci: (targetattr="x")(version 3.0; acl "User-Visible Operational Attributes"; allow (read) userdn="ldap:///anyone";)
            ds-cfg-global-aci: (target="ldap:///")(version 3.0; acl "Root DSE"; allow (read) userdn="ldap:///anyone";)

            dn: cn=Administration Connector,cn=config
            ds-cfg-listen-address: 0.0.0.0
            ds-cfg-listen-port: 4444

            dn: cn=Backends,cn=config
            cn: Backends

            dn: ds-cfg-backend-id=ads-truststore,cn=Backends,cn=config
            objectClass: ds-cfg-trust-store-backend
            ds-cfg-trust-store-type: JKS

            dn: ds-cfg-backend-id=userRoot,cn=Backends,cn=config
            objectClass: ds-cfg-pluggable-backend
            ds-cfg-backend-id: userRoot

            dn: cn=Index,ds-cfg-backend-id=userRoot,cn=Backends,cn=config
            cn: Index

            dn: cn=Connection Handlers,cn=config
            cn: Connection Handlers

            dn: cn=LDAP Connection Handler,cn=Connection Handlers,cn=config
            objectClass: ds-cfg-ldap-connection-handler
            ds-cfg-enabled: true
            ds-cfg-listen-address: 0.0.0.0
            ds-cfg-listen-port: 389
            ds-cfg-trust-manager-provider: cn=JKS,cn=Trust Manager Providers,cn=config

            dn: cn=HTTP Connection Handler,cn=Connection Handlers,cn=config
            ds-cfg-enabled: true

            dn: cn=Crypto Manager,cn=config
            ds-cfg-ssl-encryption: false

            dn: cn=File-Based Error Logger,cn=Loggers,cn=config
            ds-cfg-enabled: true

            dn: cn=JKS,cn=Key Manager Providers,cn=config
            ds-cfg-enabled: true

            dn: cn=Default Password Policy,cn=Password Policies,cn=config
            ds-cfg-default-password-storage-scheme: cn=Salted SHA-1,cn=Password Storage Schemes,cn=config

            dn: cn=PBKDF2-HMAC-SHA512,cn=Password Storage Schemes,cn=config
            ds-cfg-enabled: false

            dn: cn=Password Policy Import,cn=Plugins,cn=config
            ds-cfg-default-user-password-storage-scheme: cn=Salted SHA-1,cn=Password Storage Schemes,cn=config

            dn: cn=Root DNs,cn=config
            ds-cfg-default-root-privilege-name: bypass-acl
            ds-cfg-default-root-privilege-name: config-read
            ds-cfg-default-root-privilege-name: modify-acl

            dn: cn=Directory Manager,cn=Root DNs,cn=config
            userPassword: {SSHA512}template

            dn: cn=Multimaster Synchronization,cn=Synchronization Providers,cn=config
            cn: Multimaster Synchronization

            dn: cn=domains,cn=Multimaster Synchronization,cn=Synchronization Providers,cn=config
            cn: domains
            """;

    private static final String ADMINISTRATION_DATA = """
            dn: cn=instance keys,cn=admin data
            cn: instance keys

            dn: ds-cfg-key-id=123,cn=instance keys,cn=admin data
            ds-cfg-key-id: 123
            """;

    private SampleTemplate() {}

    public static LdifFile configuration() {
        try {
            return LdifFile.parse(CONFIGURATION);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a template folder as {@code setup} leaves it, secrets included. */
    public static Path writeTo(Path root) throws IOException {
        Path config = Files.createDirectories(root.resolve("config/schema")).getParent();
        Files.writeString(config.resolve("config.ldif"), CONFIGURATION);
        Files.writeString(config.resolve("admin-backend.ldif"), ADMINISTRATION_DATA);
        Files.writeString(config.resolve("buildinfo"), "5.0.3.0");
        Files.writeString(config.resolve("schema/00-core.ldif"), "dn: cn=schema\n");
        Files.writeString(config.resolve("schema/90-dirigent.ldif"), "dn: cn=schema\n");
        for (String secret : new String[] {"keystore", "keystore.pin", "ads-truststore", "admin-keystore.pin"}) {
            Files.writeString(config.resolve(secret), "secret of the template");
        }
        Files.createDirectories(config.resolve("archived-configs"));
        Files.writeString(config.resolve("archived-configs/config-1.gz"), "secret of the template");
        Files.createDirectories(root.resolve("db/userRoot"));
        Files.writeString(root.resolve("db/userRoot/00000000.jdb"), "data of the template");
        return root;
    }
}
