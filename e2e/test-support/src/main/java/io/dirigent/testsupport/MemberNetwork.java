package io.dirigent.testsupport;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Where the members of one test are: loopback addresses of their own, and a hosts file by which they find each other. */
public final class MemberNetwork {

    private final Path hostsFile;
    private final String prefix;
    private final Map<String, String> addresses = new LinkedHashMap<>();

    /** A network without members, whose hosts file is in {@code folder}. */
    public MemberNetwork(Path folder) throws IOException {
        hostsFile = folder.toAbsolutePath().resolve("hosts");
        // Tests run side by side on one machine: each takes a network of its own.
        ThreadLocalRandom random = ThreadLocalRandom.current();
        prefix = "127." + random.nextInt(130, 250) + "." + random.nextInt(1, 250) + ".";
        addresses.put("localhost", "127.0.0.1");
        addresses.put(InetAddress.getLocalHost().getHostName(), "127.0.0.1");
    }

    /** Gives {@code host} an address of its own. */
    public String join(String host) throws IOException {
        return join(host, prefix + (8 + addresses.size()));
    }

    /** Lets {@code host} lead to an address that is there already. */
    public String join(String host, String address) throws IOException {
        addresses.put(host, address);
        Path fresh = Files.writeString(
                hostsFile.resolveSibling("hosts.new"),
                addresses.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey() + "\n")
                        .collect(Collectors.joining()));
        Files.move(fresh, hostsFile, StandardCopyOption.ATOMIC_MOVE);
        return address;
    }

    Path hostsFile() {
        return hostsFile;
    }
}
