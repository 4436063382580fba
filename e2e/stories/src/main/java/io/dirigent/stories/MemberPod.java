package io.dirigent.stories;

import java.util.Optional;
import java.util.OptionalLong;

/** A member's pod as tests look at it and hurt it. */
public interface MemberPod {

    String uid();

    /** Its own address, which programs on this machine may be able to reach or not. */
    String address();

    /** The node that it is on, where there is more than one. */
    Optional<String> node();

    /** The process, where pods are processes of this machine and it runs. */
    OptionalLong pid();

    /** Which run of the server this is: another one after each start. Empty while it does not run. */
    Optional<String> run();

    /** SIGKILL to the server; it is started again in the same pod. */
    void kill9();

    /** SIGSTOP: hangs, with all connections open. */
    void pause();

    /** SIGCONT. */
    void resume();
}
