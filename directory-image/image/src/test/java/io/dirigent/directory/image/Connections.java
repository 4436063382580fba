package io.dirigent.directory.image;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.dirigent.testsupport.MemberProcess;
import java.util.HashMap;
import java.util.Map;

/** One connection a process, kept: each bind by password costs the server 10,000 rounds of hashing. */
final class Connections implements AutoCloseable {

    /** How to connect. */
    interface Way {
        LDAPConnection to(MemberProcess member) throws LDAPException;
    }

    private final Way way;
    private final Map<MemberProcess, LDAPConnection> open = new HashMap<>();

    Connections(Way way) {
        this.way = way;
    }

    LDAPConnection to(MemberProcess member) throws LDAPException {
        LDAPConnection present = open.get(member);
        if (present != null) {
            return present;
        }
        LDAPConnection fresh = way.to(member);
        open.put(member, fresh);
        return fresh;
    }

    @Override
    public void close() {
        open.values().forEach(LDAPConnection::close);
    }
}
