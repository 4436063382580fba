package io.dirigent.stories;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One connection to each member, for all questions, as long as the same run of its server is there: to open one costs a tenth of a second. */
final class Sessions implements AutoCloseable {

    private final Function<String, String> runs;
    private final Opening opening;
    private final Map<String, Session> open = new ConcurrentHashMap<>();

    /** How a connection to a member is opened. */
    @FunctionalInterface
    interface Opening {
        LDAPConnection to(String member) throws LDAPException;
    }

    /** What is asked over a connection. */
    @FunctionalInterface
    interface Question<T extends @Nullable Object> {
        T over(LDAPConnection connection) throws LDAPException;
    }

    private record Session(String run, LDAPConnection connection) {}

    /** @param runs which run of its server a member is in at present */
    Sessions(Function<String, String> runs, Opening opening) {
        this.runs = runs;
        this.opening = opening;
    }

    /** The answer. A connection that was left from an earlier question may be broken; a new one is tried then. */
    <T extends @Nullable Object> T ask(String member, Question<T> question) throws LDAPException {
        String run = runs.apply(member);
        Session left = open.get(member);
        if (left != null && left.run().equals(run) && left.connection().isConnected()) {
            try {
                return question.over(left.connection());
            } catch (LDAPException e) {
                forget(member);
            }
        }
        forget(member);
        LDAPConnection connection = opening.to(member);
        open.put(member, new Session(run, connection));
        return question.over(connection);
    }

    private void forget(String member) {
        Session left = open.remove(member);
        if (left != null) {
            left.connection().close();
        }
    }

    @Override
    public void close() {
        open.keySet().forEach(this::forget);
    }
}
