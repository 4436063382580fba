package io.dirigent.operator.act;

import io.dirigent.operator.membership.Member;

/** The members' pods. */
public interface Pods {

    /** Deletes a member's pod, gently; its StatefulSet makes a new one. */
    void delete(Member member);
}
