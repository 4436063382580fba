package io.dirigent.directory.launcher.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.forgerock.opendj.ldap.AttributeDescription;
import org.forgerock.opendj.ldap.DN;
import org.forgerock.opendj.ldap.ModificationType;
import org.forgerock.opendj.ldap.ResultCode;
import org.forgerock.opendj.ldap.SearchScope;
import org.forgerock.opendj.ldap.requests.ModifyRequest;
import org.forgerock.opendj.ldap.requests.Requests;
import org.opends.server.core.ModifyOperation;
import org.opends.server.protocols.internal.InternalClientConnection;
import org.opends.server.protocols.internal.InternalSearchOperation;
import org.opends.server.types.Attribute;
import org.opends.server.types.Entry;

/** The few operations that the launcher performs inside the server, as its internal root user. */
public final class InternalLdap {

    /** Gives an attribute these values; none removes it. */
    public void replace(String dn, String attribute, String... values) {
        ModifyRequest request = Requests.newModifyRequest(dn);
        modify(request.addModification(ModificationType.REPLACE, attribute, (Object[]) values));
    }

    void modify(ModifyRequest request) {
        ModifyOperation done = InternalClientConnection.getRootConnection().processModify(request);
        if (done.getResultCode() != ResultCode.SUCCESS) {
            throw new ServerFailure(
                    "modify of " + request.getName() + " gave " + done.getResultCode() + ": " + done.getErrorMessage());
        }
    }

    public void delete(String dn) {
        ResultCode result = InternalClientConnection.getRootConnection()
                .processDelete(DN.valueOf(dn))
                .getResultCode();
        if (result != ResultCode.SUCCESS && result != ResultCode.NO_SUCH_OBJECT) {
            throw new ServerFailure("delete of " + dn + " gave " + result);
        }
    }

    /** The attributes of an entry, by name; absent when there is none. */
    public Optional<Function<String, List<String>>> read(String dn) {
        return search(dn, SearchScope.BASE_OBJECT).stream().findFirst().map(InternalLdap::attributes);
    }

    public List<String> children(String dn) {
        return search(dn, SearchScope.SINGLE_LEVEL).stream()
                .map(entry -> entry.getName().toString())
                .toList();
    }

    private static List<? extends Entry> search(String dn, SearchScope scope) {
        InternalSearchOperation search = InternalClientConnection.getRootConnection()
                .processSearch(org.opends.server.protocols.internal.Requests.newSearchRequest(DN.valueOf(dn), scope));
        if (search.getResultCode() == ResultCode.NO_SUCH_OBJECT) {
            return List.of();
        }
        if (search.getResultCode() != ResultCode.SUCCESS) {
            throw new ServerFailure("search of " + dn + " gave " + search.getResultCode());
        }
        return search.getSearchEntries();
    }

    private static Function<String, List<String>> attributes(Entry entry) {
        return name -> values(entry, name);
    }

    private static List<String> values(Entry entry, String name) {
        List<String> values = new ArrayList<>();
        for (Attribute attribute : entry.getAllAttributes(AttributeDescription.valueOf(name))) {
            attribute.forEach(value -> values.add(value.toString()));
        }
        return values;
    }
}
