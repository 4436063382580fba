package io.dirigent.directory.launcher.settings;

import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * A suffix with the number it has in the settings.
 *
 * @param dn as written in the settings
 */
public record Suffix(int number, String dn) {

    /** The backend that holds it, and its replication domain. */
    public String backend() {
        return "suffix" + number;
    }

    /** The same name for every way of writing a DN. */
    public static LdapName name(String dn) {
        try {
            return new LdapName(dn.toLowerCase(Locale.ROOT));
        } catch (InvalidNameException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The part of a DN that names the entry itself, as it is written. */
    public static Rdn rdn(String dn) {
        try {
            LdapName name = new LdapName(dn);
            return name.getRdn(name.size() - 1);
        } catch (InvalidNameException e) {
            throw new IllegalArgumentException(e);
        }
    }

    boolean overlaps(Suffix other) {
        LdapName own = name(dn);
        LdapName others = name(other.dn);
        return own.startsWith(others) || others.startsWith(own);
    }
}
