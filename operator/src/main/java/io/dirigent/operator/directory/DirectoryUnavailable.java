package io.dirigent.operator.directory;

import io.dirigent.operator.membership.Member;
import org.jspecify.annotations.Nullable;

/** A member could not be reached, or refused what was asked of it. */
public final class DirectoryUnavailable extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Member member;

    /** @param reason what was tried and how it ended, as a person should read it */
    public DirectoryUnavailable(Member member, String reason, @Nullable Throwable cause) {
        super(member + ": " + reason, cause);
        this.member = member;
    }

    public DirectoryUnavailable(Member member, String reason) {
        this(member, reason, null);
    }

    public Member member() {
        return member;
    }
}
