package io.dirigent.directory.launcher.server;

import io.dirigent.directory.launcher.configuration.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.forgerock.i18n.LocalizableMessage;
import org.forgerock.opendj.ldap.DN;
import org.forgerock.opendj.ldap.ModificationType;
import org.forgerock.opendj.ldap.requests.Requests;
import org.opends.server.api.ClientConnection;
import org.opends.server.api.ConnectionHandler;
import org.opends.server.core.DirectoryServer;
import org.opends.server.types.DisconnectReason;

/** The ports for clients, LDAP and LDAPS. */
public final class PublicHandlers {

    private static final List<String> HANDLERS = List.of(Names.LDAP_HANDLER, Names.LDAPS_HANDLER);
    private static final String ENABLED = "ds-cfg-enabled";
    private static final String DENIED = "ds-cfg-denied-client";

    private final InternalLdap ldap;

    public PublicHandlers(InternalLdap ldap) {
        this.ldap = ldap;
    }

    /** Opens those that are closed. */
    public void open() {
        for (String handler : HANDLERS) {
            if (find(handler).isEmpty()) {
                ldap.modify(Requests.newModifyRequest(handler)
                        .addModification(ModificationType.REPLACE, DENIED)
                        .addModification(ModificationType.REPLACE, ENABLED, "true"));
            }
        }
    }

    /**
     * Closes them and cuts what is open. Disabling alone closes the port after a second and lets connections live on; so new
     * ones are denied first, and those that slipped in are cut again when the port is closed.
     */
    public void close() {
        List<ConnectionHandler<?>> closing = dismiss();
        for (String name : HANDLERS) {
            ldap.replace(name, ENABLED, "false");
        }
        closing.forEach(PublicHandlers::cut);
    }

    /** Cuts all clients off and lets no new ones in, at once; the ports stay open. Returns the handlers that were open. */
    public List<ConnectionHandler<?>> dismiss() {
        List<ConnectionHandler<?>> open = new ArrayList<>();
        for (String name : HANDLERS) {
            find(name).ifPresent(handler -> {
                open.add(handler);
                ldap.replace(name, DENIED, "0.0.0.0/0", "::/0");
                cut(handler);
            });
        }
        return open;
    }

    public boolean areOpen() {
        return HANDLERS.stream().allMatch(handler -> find(handler).isPresent());
    }

    public boolean areClosed() {
        return HANDLERS.stream().allMatch(handler -> find(handler).isEmpty());
    }

    /** Open connections of clients. */
    public int connections() {
        return HANDLERS.stream()
                .flatMap(handler -> find(handler).stream())
                .mapToInt(handler -> handler.getClientConnections().size())
                .sum();
    }

    private static Optional<ConnectionHandler<?>> find(String name) {
        DN dn = DN.valueOf(name);
        for (ConnectionHandler<?> handler : DirectoryServer.getConnectionHandlers()) {
            if (dn.equals(handler.getComponentEntryDN())) {
                return Optional.of(handler);
            }
        }
        return Optional.empty();
    }

    private static void cut(ConnectionHandler<?> handler) {
        LocalizableMessage why = LocalizableMessage.raw("this member no longer serves clients");
        for (ClientConnection connection : List.copyOf(handler.getClientConnections())) {
            connection.disconnect(DisconnectReason.ADMIN_DISCONNECT, true, why);
        }
    }
}
