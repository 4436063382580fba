package io.dirigent.operator.directory;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** Base DNs as different parts of a server write them: case and blanks do not matter (RFC 4514). */
final class BaseDn {

    private BaseDn() {}

    static boolean equal(String one, String other) {
        try {
            return new LdapName(one).equals(new LdapName(other));
        } catch (InvalidNameException e) {
            return false;
        }
    }
}
