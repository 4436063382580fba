package io.dirigent.operator.act;

import io.dirigent.operator.membership.Member;

/** The members' pods. */
public interface Pods {

    /**
     * Deletes a member's pod, gently; its StatefulSet makes a new one.
     *
     * @param uid which pod; another one of the same name stays
     * @return false if the member has another pod, or none
     */
    boolean delete(Member member, String uid);

    /**
     * Takes the highest pod away by making the StatefulSet smaller by one.
     *
     * @param size the size that it is to have then
     * @return false if it does not have the size that was meant
     */
    boolean shrink(int size);
}
