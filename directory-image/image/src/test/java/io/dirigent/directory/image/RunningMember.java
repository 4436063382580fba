package io.dirigent.directory.image;

import com.unboundid.ldap.sdk.EXTERNALBindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import io.dirigent.directory.image.sample.SampleCluster;
import io.dirigent.directory.image.sample.SampleMember;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.TrustManager;

/** A member's process and the ways to talk to it. */
record RunningMember(SampleMember pod, SampleCluster cluster, Process process, int serverId) implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static RunningMember start(SampleCluster cluster, int ordinal, String jvmOptions) throws IOException {
        SampleMember pod = cluster.member(ordinal);
        return new RunningMember(pod, cluster, pod.start(jvmOptions), ordinal + 1);
    }

    /** The same member after kill -9, with its volume as {@code meanwhile} left it. */
    RunningMember killedAndStarted(String jvmOptions, VolumeChange meanwhile)
            throws IOException, LDAPException, LDIFException {
        process.destroyForcibly().onExit().join();
        meanwhile.in(pod.volume());
        return new RunningMember(pod, cluster, pod.start(jvmOptions), serverId);
    }

    /** What happens to a volume that nobody uses. */
    interface VolumeChange {
        void in(Path volume) throws IOException, LDAPException, LDIFException;
    }

    int replicationServerId() {
        return 32767 + serverId;
    }

    /** The status of a probe; -1 when nobody answers. */
    int probe(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + pod.address() + ":8080" + path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean hasStarted() {
        if (!process.isAlive()) {
            throw new IllegalStateException(pod.name() + " ended with " + process.exitValue() + ":\n" + log());
        }
        return probe("/startupz") == 200;
    }

    String log() {
        try {
            return Files.readString(pod.log());
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** A connection to the operator's port by the operator's certificate. */
    LDAPConnection asOperator() throws LDAPException {
        try {
            SSLUtil tls =
                    new SSLUtil(cluster.operator().keyManagers(), new TrustManager[] {new TrustAllTrustManager()});
            LDAPConnection connection = new LDAPConnection(tls.createSSLSocketFactory(), pod.address(), 4445);
            connection.bind(new EXTERNALBindRequest());
            return connection;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of the administrator: 1636 for what a client sees, 4444 whatever the mark says. */
    LDAPConnection asAdministrator(int port) throws LDAPException {
        try {
            SSLUtil tls = new SSLUtil(new TrustAllTrustManager());
            return new LDAPConnection(
                    tls.createSSLSocketFactory(), pod.address(), port, "cn=Directory Manager", SampleCluster.PASSWORD);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
