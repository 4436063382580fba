package io.dirigent.stories.directory;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Lets this very process know members by name, as a cluster's DNS would; all other names are looked up as ever. */
public final class MemberNames extends InetAddressResolverProvider {

    private static final Map<String, InetAddress> KNOWN = new ConcurrentHashMap<>();

    static void know(String host, String address) throws UnknownHostException {
        // With its name in it: TLS must verify the name that was asked for, not one that is found for the address.
        KNOWN.put(
                host,
                InetAddress.getByAddress(host, InetAddress.getByName(address).getAddress()));
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver builtin = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                InetAddress known = KNOWN.get(host);
                return known == null ? builtin.lookupByName(host, policy) : Stream.of(known);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return builtin.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "members";
    }
}
