package io.dirigent.bench;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;
import org.awaitility.Awaitility;

/** One running directory server with the suffix {@link Wish#SUFFIX}, ours or another. */
interface Server extends AutoCloseable {

    Duration PATIENCE = Duration.ofMinutes(3);
    Duration GLANCE = Duration.ofMillis(25);

    String name();

    /**
     * Stops it, starts it again from what it has on disk, and returns when a search of the suffix is answered.
     *
     * @return CPU seconds, user and system, of all processes that this start took
     */
    double restart() throws Exception;

    /** A connection without TLS, as the administrator: the price of TLS is the JVM's, not the servers'. */
    LDAPConnection connect() throws LDAPException;

    @Override
    void close() throws Exception;

    /** Returns when a search of the suffix is answered. */
    default void awaitAnswer() {
        Awaitility.await(name() + " answers")
                .atMost(PATIENCE)
                .pollInterval(GLANCE)
                .until(this::answers);
    }

    private boolean answers() {
        try (LDAPConnection connection = connect()) {
            return connection.getEntry(Wish.SUFFIX, "1.1") != null;
        } catch (LDAPException notYet) {
            return false;
        }
    }
}
