package io.dirigent.localcluster.network;

import java.net.InetAddress;

/** The hosts of a local cluster, and how they see one another. */
public final class Network {

    private final AddressSpace addresses;

    public Network(AddressSpace addresses) {
        this.addresses = addresses;
    }

    /** A host's own address. */
    public InetAddress addressOf(String host) {
        return addresses.of(host);
    }

    /** The address by which {@code viewer} finds {@code host}. */
    public InetAddress addressOf(String host, String viewer) {
        return addresses.of(host);
    }
}
