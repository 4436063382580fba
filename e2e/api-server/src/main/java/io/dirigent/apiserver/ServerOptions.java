package io.dirigent.apiserver;

import java.util.List;

/**
 * How the server is started.
 *
 * @param port the port on 127.0.0.1; 0 means any
 * @param identities whose tokens are made at once; others are made when they are asked for
 * @param history how many changes of each resource a watch can catch up on; older ones are answered with 410 Gone
 */
public record ServerOptions(int port, List<String> identities, int history) {
    /** Any port; operator, node, user and admin. */
    public static final ServerOptions DEFAULT =
            new ServerOptions(0, List.of("operator", "node", "user", "admin"), 2_000);

    public ServerOptions {
        if (port < 0 || port > 65535 || history < 1) {
            throw new IllegalArgumentException("port " + port + ", history " + history);
        }
        identities = List.copyOf(identities);
    }

    /** The same on this port. */
    public ServerOptions onPort(int other) {
        return new ServerOptions(other, identities, history);
    }

    /** The same with a history of this length. */
    public ServerOptions remembering(int changes) {
        return new ServerOptions(port, identities, changes);
    }
}
