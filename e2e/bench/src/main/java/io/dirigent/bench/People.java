package io.dirigent.bench;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchScope;

/** The entries of the bench: people with a value for each index that both servers have for people. */
final class People {

    private People() {}

    static void add(LDAPConnection connection, int number) throws LDAPException {
        connection.add(
                dn(number),
                new Attribute("objectClass", "top", "person", "organizationalPerson", "inetOrgPerson"),
                new Attribute("uid", "user" + number),
                new Attribute("cn", "Given" + number % 1000 + " Family" + number),
                new Attribute("sn", "Family" + number),
                new Attribute("givenName", "Given" + number % 1000),
                new Attribute("mail", "user" + number + "@example.com"),
                new Attribute("telephoneNumber", "+1 555 " + (1_000_000 + number)));
    }

    static void modify(LDAPConnection connection, int number, int value) throws LDAPException {
        connection.modify(dn(number), new Modification(ModificationType.REPLACE, "description", "value " + value));
    }

    /** Finds one by its indexed name, and throws when it is not there. */
    static void find(LDAPConnection connection, int number) throws LDAPException {
        int found = connection
                .search(Wish.SUFFIX, SearchScope.SUB, "(uid=user" + number + ")")
                .getEntryCount();
        if (found != 1) {
            throw new IllegalStateException(found + " entries of user" + number);
        }
    }

    private static String dn(int number) {
        return "uid=user" + number + "," + Wish.SUFFIX;
    }
}
