package io.dirigent.operator.act;

import io.dirigent.operator.removal.Certificate;

/** Where certificates are kept. */
@FunctionalInterface
public interface Certificates {

    /** Keeps a certificate, for ever; one that is kept already is left alone. */
    void keep(Certificate certificate);
}
