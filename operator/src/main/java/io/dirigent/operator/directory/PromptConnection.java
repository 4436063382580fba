package io.dirigent.operator.directory;

import javax.net.ssl.SSLException;
import org.apache.directory.ldap.client.api.LdapConnectionConfig;
import org.apache.directory.ldap.client.api.LdapNetworkConnection;
import org.apache.mina.core.session.IoSession;

/**
 * Says at once that a TLS handshake failed, and why. The library closes such a session too, but tells nobody, so that whoever connects
 * waits until the time-out ends.
 */
final class PromptConnection extends LdapNetworkConnection {

    PromptConnection(LdapConnectionConfig config) {
        super(config);
    }

    @Override
    public void exceptionCaught(IoSession session, Throwable cause) throws Exception {
        super.exceptionCaught(session, cause);
        if (cause instanceof SSLException) {
            sessionClosed(session);
        }
    }
}
