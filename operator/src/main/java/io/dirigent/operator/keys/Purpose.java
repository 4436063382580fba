package io.dirigent.operator.keys;

import java.util.Locale;

/**
 * What a key is for. Each purpose has a certificate authority of its own that signs nothing else: whoever has a certificate of
 * the second is a full replica, of the third the operator.
 */
public enum Purpose {
    /** LDAPS and the operator's port, as clients and the operator see a member. */
    SERVER,
    /** The connections between members, both ways. */
    REPLICATION,
    /** The operator, as members see it. */
    OPERATOR;

    /** In lower case, as a part of names of objects. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
