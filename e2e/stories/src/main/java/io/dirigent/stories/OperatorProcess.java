package io.dirigent.stories;

import java.util.List;

/** The operator as a test sees it: something that can die and be started again. */
public interface OperatorProcess {

    /** Starts it, if it does not run. */
    void start();

    /** Kills it at once. */
    void kill9();

    /** False after it was killed, until it is started again. */
    boolean isAlive();

    /** The last of what it wrote. */
    List<String> lastLines(int most);
}
