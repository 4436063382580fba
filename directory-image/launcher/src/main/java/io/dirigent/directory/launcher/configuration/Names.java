package io.dirigent.directory.launcher.configuration;

/** Names of configuration entries that more than one part of the launcher uses. */
public final class Names {

    public static final String CONFIG = "cn=config";
    public static final String LDAP_HANDLER = "cn=LDAP Connection Handler,cn=Connection Handlers,cn=config";
    public static final String LDAPS_HANDLER = "cn=LDAPS Connection Handler,cn=Connection Handlers,cn=config";
    public static final String OPERATOR_HANDLER = "cn=Operator,cn=Connection Handlers,cn=config";
    public static final String ADMINISTRATION = "cn=Administration Connector,cn=config";
    public static final String KEY_PROVIDER = "cn=Server,cn=Key Manager Providers,cn=config";
    public static final String OPERATOR_TRUST_PROVIDER = "cn=Operator,cn=Trust Manager Providers,cn=config";
    public static final String DIRECTORY_MANAGER = "cn=Directory Manager,cn=Root DNs,cn=config";
    public static final String OPERATOR = "cn=operator,cn=Root DNs,cn=config";
    public static final String REPLICATION = "cn=Multimaster Synchronization,cn=Synchronization Providers,cn=config";
    public static final String REPLICATION_SERVER = "cn=replication server," + REPLICATION;
    public static final String DOMAINS = "cn=domains," + REPLICATION;

    /** The alias of the server's key in its store. */
    public static final String SERVER_CERTIFICATE = "server-cert";

    /** The alias that the server insists on for replication. */
    public static final String REPLICATION_CERTIFICATE = "ads-certificate";

    public static final int LDAP_PORT = 1389;
    public static final int LDAPS_PORT = 1636;
    public static final int ADMINISTRATION_PORT = 4444;
    public static final int OPERATOR_PORT = 4445;

    private Names() {}

    public static String backend(String id) {
        return "ds-cfg-backend-id=" + id + ",cn=Backends,cn=config";
    }
}
