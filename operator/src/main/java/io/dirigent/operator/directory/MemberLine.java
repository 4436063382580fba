package io.dirigent.operator.directory;

import io.dirigent.operator.membership.Member;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.apache.directory.api.ldap.model.exception.LdapException;
import org.apache.directory.api.ldap.model.exception.LdapOperationException;
import org.jspecify.annotations.Nullable;

/** The way to one member: at most one open session, used by one caller at a time, opened again after it broke. */
final class MemberLine {

    /** How long a look may take, connecting included. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** Giving a member another id closes and opens its replication: seconds on a busy machine. */
    private static final Duration CHANGE = Duration.ofSeconds(30);

    private static final Pattern LIBRARY_PREFIX = Pattern.compile("^(ERR|MSG)_\\d+_[A-Z0-9_]+ ");

    /** What is done with a session. */
    interface Work<T> {
        T with(LdapSession session) throws LdapException;
    }

    /** What is done with a session for its effect. */
    interface Change {
        void with(LdapSession session) throws LdapException;
    }

    private final Member member;
    private final DirectoryAccess access;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable LdapSession session;

    /** Why nobody could be reached may come to light only when the library's time-out ends, and then nobody waits for it any more. */
    private volatile String lastFailure = "";

    MemberLine(Member member, DirectoryAccess access) {
        this.member = member;
        this.access = access;
    }

    <T> T look(Work<T> work) throws DirectoryUnavailable {
        return within(LOOK, "looking at it", work);
    }

    void change(String what, Change change) throws DirectoryUnavailable {
        within(CHANGE, what, open -> {
            change.with(open);
            return true;
        });
    }

    /**
     * The library's own time-outs are one an operation, and none covers the look-up of the name: so the whole is bounded here. Work that
     * takes longer goes on, until those end it, and is not interrupted: a first connection that was slow serves the next caller. Work that
     * has not begun by then never does.
     */
    private <T> T within(Duration limit, String what, Work<T> work) throws DirectoryUnavailable {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().name("ldap-" + member).start(() -> answer(result, limit, work));
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            result.cancel(false);
            throw new DirectoryUnavailable(
                    member, what + ": no answer within " + limit.toSeconds() + " s" + lastFailure, e);
        } catch (InterruptedException e) {
            result.cancel(false);
            Thread.currentThread().interrupt();
            throw new DirectoryUnavailable(member, what + ": interrupted", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new DirectoryUnavailable(member, what + ": " + plain(cause.getMessage()), cause);
        }
    }

    private <T> void answer(CompletableFuture<T> result, Duration limit, Work<T> work) {
        try {
            if (lock.tryLock(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    if (!result.isDone()) {
                        result.complete(with(work));
                        lastFailure = "";
                    }
                } finally {
                    lock.unlock();
                }
            }
        } catch (LdapException | InterruptedException | RuntimeException e) {
            lastFailure = "; the last attempt ended with: " + plain(e.getMessage());
            result.completeExceptionally(e);
        }
    }

    private <T> T with(Work<T> work) throws LdapException {
        try {
            return work.with(open());
        } catch (LdapOperationException e) {
            // The member answered, with a refusal: the session is in order.
            throw e;
        } catch (LdapException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The library puts the name of its own message before the message. */
    static String plain(@Nullable String message) {
        return message == null
                ? "no reason given"
                : LIBRARY_PREFIX.matcher(message).replaceFirst("");
    }

    private LdapSession open() throws LdapException {
        LdapSession present = session;
        if (present != null && present.isOpen()) {
            return present;
        }
        close();
        LdapSession fresh = LdapSession.open(access.hostOf(member), DirectoryAccess.OPERATOR_PORT, access.keys());
        session = fresh;
        return fresh;
    }

    void close() {
        LdapSession present = session;
        session = null;
        if (present != null) {
            present.close();
        }
    }
}
