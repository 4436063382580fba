package io.dirigent.directory.image.server.weave;

import java.util.regex.Pattern;

/**
 * One place in the server and what is woven into it.
 *
 * <p>Methods are written as name and descriptor, {@code isLocalAddress(Ljava/net/InetAddress;)Z}, so that any change of
 * a signature is a missing method.
 */
sealed interface Hook {

    /** Binary name of the server's class. */
    String type();

    /** Name and descriptor of its method. */
    String method();

    /** Copies an advice class's code around the method. */
    record Around(String type, String method, String advice) implements Hook {}

    /** Replaces the method's one call of {@code call} by a static one, which takes the receiver, if any, first. */
    record InsteadOf(String type, String method, Call call, Call replacement) implements Hook {}

    /** A method to call: the owner's binary name, and name and descriptor. */
    record Call(String owner, String method) {

        private static final Pattern SHAPE = Pattern.compile("\\w+\\(.*\\).+");

        public Call {
            if (!SHAPE.matcher(method).matches()) {
                throw new IllegalArgumentException("not a name and descriptor: " + method);
            }
        }
    }
}
