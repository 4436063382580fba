package io.dirigent.directory.image;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldif.LDIFException;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import io.dirigent.directory.image.sample.SampleCluster;
import io.dirigent.directory.image.sample.SampleMember;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** What a member does while its cache is trained: a little of what every member does in its first minutes. */
final class Training {

    private static final int ROUNDS = 20;

    private Training() {}

    static void exercise(SampleMember member) throws IOException {
        // A throwaway server on this machine: whom it shows is not the point.
        SSLUtil tls = new SSLUtil(new TrustAllTrustManager());
        try (LDAPConnection connection = new LDAPConnection(
                tls.createSSLSocketFactory(), member.address(), 4444, "cn=Directory Manager", SampleCluster.PASSWORD)) {
            connection.add("dn: " + SampleCluster.SUFFIX, "objectClass: domain", "dc: example");
            for (int i = 0; i < ROUNDS; i++) {
                String dn = "uid=user" + i + "," + SampleCluster.SUFFIX;
                connection.add("dn: " + dn, "objectClass: inetOrgPerson", "uid: user" + i, "cn: User " + i, "sn: " + i);
                connection.modify("dn: " + dn, "changetype: modify", "replace: description", "description: trained");
                connection.search(SampleCluster.SUFFIX, SearchScope.SUB, "(uid=user" + i + ")");
                connection.search("cn=monitor", SearchScope.SUB, "(objectClass=*)");
                connection.delete(dn);
            }
        } catch (LDAPException | LDIFException | GeneralSecurityException e) {
            throw new IOException("the training failed: " + e.getMessage(), e);
        }
    }
}
