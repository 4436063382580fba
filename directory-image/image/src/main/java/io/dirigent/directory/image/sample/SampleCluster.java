package io.dirigent.directory.image.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Members of one cluster below one folder: a CA each for server, replication and operator, loopback addresses of its
 * own, and a hosts file that all members share.
 */
public final class SampleCluster {

    /** The administrator's password. */
    public static final String PASSWORD = "correct horse battery staple";

    /** The suffix that every member holds. */
    public static final String SUFFIX = "dc=example,dc=com";

    static final String NAMESPACE = "sample";
    static final String CLUSTER = "corp";
    static final String DOMAIN = "corp-members.sample.svc";

    private final Path root;
    private final Path image;
    private final Authority serverAuthority = new Authority("server CA");
    private final Authority replicationAuthority = new Authority("replication CA");
    private final Authority operatorAuthority = new Authority("operator CA");
    private final KeyAndCertificate operator = operatorAuthority.issue("CN=operator,CN=Root DNs,CN=config");
    private final String network;
    private final List<String> hosts = new ArrayList<>();

    /**
     * A cluster without members.
     *
     * @param root an empty folder for everything that its members need and write
     * @param image the image's folder
     */
    public SampleCluster(Path root, Path image) throws IOException {
        this.root = root.toAbsolutePath();
        this.image = image.toAbsolutePath();
        // Builds may run side by side on one machine: each takes a network of its own.
        ThreadLocalRandom random = ThreadLocalRandom.current();
        network = "127." + random.nextInt(130, 250) + "." + random.nextInt(1, 250) + ".";
        hosts.add("127.0.0.1 localhost " + machine());
        writeHosts();
    }

    /** A member's files, laid out as its pod would see them; not started. */
    public SampleMember member(int ordinal) throws IOException {
        String address = network + (10 + ordinal);
        SampleMember member =
                new SampleMember(CLUSTER + "-" + ordinal, address, root.resolve(CLUSTER + "-" + ordinal), this);
        hosts.add(address + " " + member.host());
        writeHosts();
        member.writeMounts();
        return member;
    }

    /** What the operator shows on its port. */
    public KeyAndCertificate operator() {
        return operator;
    }

    Path image() {
        return image;
    }

    Path hostsFile() {
        return root.resolve("hosts");
    }

    KeyAndCertificate serverKey() {
        return serverAuthority.issue("CN=" + CLUSTER, "*." + DOMAIN, "localhost");
    }

    KeyAndCertificate replicationKey() {
        return replicationAuthority.issue("CN=" + CLUSTER);
    }

    String operatorTrust() {
        return KeyAndCertificate.pem(operatorAuthority.certificate());
    }

    private void writeHosts() throws IOException {
        Path fresh = Files.writeString(root.resolve("hosts.new"), String.join("\n", hosts) + "\n");
        Files.move(fresh, hostsFile(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "";
        }
    }
}
