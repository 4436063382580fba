package io.dirigent.operator.directory;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.directory.api.ldap.model.cursor.CursorException;
import org.apache.directory.api.ldap.model.cursor.SearchCursor;
import org.apache.directory.api.ldap.model.entry.DefaultEntry;
import org.apache.directory.api.ldap.model.entry.Entry;
import org.apache.directory.api.ldap.model.entry.Modification;
import org.apache.directory.api.ldap.model.exception.LdapException;
import org.apache.directory.api.ldap.model.exception.LdapNoSuchObjectException;
import org.apache.directory.api.ldap.model.message.LdapResult;
import org.apache.directory.api.ldap.model.message.ResultCodeEnum;
import org.apache.directory.api.ldap.model.message.SearchRequest;
import org.apache.directory.api.ldap.model.message.SearchRequestImpl;
import org.apache.directory.api.ldap.model.message.SearchScope;
import org.apache.directory.api.ldap.model.name.Dn;
import org.apache.directory.ldap.client.api.LdapConnectionConfig;
import org.apache.directory.ldap.client.api.LdapNetworkConnection;
import org.apache.directory.ldap.client.api.SaslExternalRequest;

/**
 * One connection with a member's operator port: TLS with both sides' certificates, the member known by its host name (never by an
 * address), and the identity that the operator's own certificate gives it.
 */
final class LdapSession implements AutoCloseable {

    /**
     * Longer than one look may take: what comes late serves the next one. On a busy machine the first connection of a fresh operator
     * takes seconds, most of them to load classes.
     */
    private static final long TIMEOUT_MILLIS = 6_000;

    /** A change of configuration makes the server open and close sockets before it answers: measured up to 3 s. */
    private static final long WRITE_TIMEOUT_MILLIS = 15_000;

    private final LdapNetworkConnection connection;

    private LdapSession(LdapNetworkConnection connection) {
        this.connection = connection;
    }

    static LdapSession open(String host, int port, ClientKeys keys) throws LdapException {
        LdapNetworkConnection connection = new PromptConnection(configuration(host, port, keys));
        try {
            connection.connect();
            connection.bind(new SaslExternalRequest());
            return new LdapSession(connection);
        } catch (LdapException | RuntimeException e) {
            closeQuietly(connection);
            throw e;
        }
    }

    private static LdapConnectionConfig configuration(String host, int port, ClientKeys keys) throws LdapException {
        LdapConnectionConfig config = new LdapConnectionConfig();
        config.setLdapHost(host);
        config.setLdapPort(port);
        config.setUseSsl(true);
        config.setEnabledProtocols("TLSv1.3", "TLSv1.2");
        config.setSslEndpointIdentificationAlgorithm("LDAPS");
        config.setTimeout(TIMEOUT_MILLIS);
        config.setWriteOperationTimeout(WRITE_TIMEOUT_MILLIS);
        try {
            config.setKeyManagers(keys.keyManagers());
            config.setTrustManagers(keys.trustManagers());
        } catch (GeneralSecurityException | IOException e) {
            throw new LdapException("the operator's own keys are of no use: " + e.getMessage(), e);
        }
        return config;
    }

    boolean isOpen() {
        return connection.isConnected() && connection.isAuthenticated();
    }

    /** The entry, or nothing if there is none. */
    Optional<Entry> read(String dn, String... attributes) throws LdapException {
        return search(dn, SearchScope.OBJECT, "(objectClass=*)", attributes).stream()
                .findFirst();
    }

    /** The entries found; none also when the base is absent. */
    List<Entry> search(String base, SearchScope scope, String filter, String... attributes) throws LdapException {
        SearchRequest request = new SearchRequestImpl();
        request.setBase(new Dn(base));
        request.setScope(scope);
        request.setFilter(filter);
        request.addAttributes(attributes);
        List<Entry> found = new ArrayList<>();
        try (SearchCursor cursor = connection.search(request)) {
            while (cursor.next()) {
                if (cursor.isEntry()) {
                    found.add(cursor.getEntry());
                }
            }
            if (cursor.isDone()) {
                LdapResult result = cursor.getSearchResultDone().getLdapResult();
                if (result.getResultCode() == ResultCodeEnum.NO_SUCH_OBJECT) {
                    return List.of();
                }
                ResultCodeEnum.processResponse(cursor.getSearchResultDone());
            }
            return found;
        } catch (CursorException | IOException e) {
            throw new LdapException("reading " + base + ": " + e.getMessage(), e);
        }
    }

    void add(String dn, Object... lines) throws LdapException {
        connection.add(new DefaultEntry(dn, lines));
    }

    void add(Entry entry) throws LdapException {
        connection.add(entry);
    }

    void modify(String dn, Modification... modifications) throws LdapException {
        connection.modify(new Dn(dn), modifications);
    }

    /** Deletes an entry; none is as good. */
    void delete(String dn) throws LdapException {
        try {
            connection.delete(new Dn(dn));
        } catch (LdapNoSuchObjectException e) {
            // Somebody was faster, or an earlier step was interrupted right after this.
            return;
        }
    }

    @Override
    public void close() {
        closeQuietly(connection);
    }

    private static void closeQuietly(LdapNetworkConnection connection) {
        // Closing waits for the other side, which may hang; nobody has to wait for that.
        Thread.ofVirtual().name("close-ldap").start(connection::close);
    }
}
