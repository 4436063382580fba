package io.dirigent.testsupport;

import com.unboundid.ldap.sdk.EXTERNALBindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStoreException;
import java.time.Duration;
import javax.net.ssl.TrustManager;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A running member and the ways to talk to it. */
public record MemberProcess(MemberPod pod, Process process) implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The status that a probe's path answers with; -1 when nobody answers. */
    public int probe(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + pod.address() + ":8080" + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns when the server runs; clients may have to wait still. */
    public MemberProcess awaitStart() {
        return await("/startupz");
    }

    /** Returns when clients are served. */
    public MemberProcess awaitReady() {
        return await("/readyz");
    }

    private MemberProcess await(String path) {
        try {
            Awaitility.await().atMost(PATIENCE).until(() -> answers(path));
            return this;
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException(pod.name() + " never answered " + path + ":\n" + log(), e);
        }
    }

    private boolean answers(String path) {
        if (!process.isAlive()) {
            throw new IllegalStateException(pod.name() + " ended with " + process.exitValue() + ":\n" + log());
        }
        return probe(path) == 200;
    }

    /** What it has said so far, and the processes before it in the same pod. */
    public String log() {
        try {
            return Files.readString(pod.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection of the administrator: 1636 for what a client sees, 4444 whatever the mark says. */
    public LDAPConnection asAdministrator(int port) throws LDAPException {
        try {
            return new LDAPConnection(
                    new SSLUtil(trust()).createSSLSocketFactory(),
                    pod.address(),
                    port,
                    "cn=Directory Manager",
                    Files.readString(pod.file("passwords/password")));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection to the operator's port by the operator's certificate. */
    public LDAPConnection asOperator(KeyAndCertificate operator) throws LDAPException {
        try {
            SSLUtil tls = new SSLUtil(operator.keyManagers(), new TrustManager[] {trust()});
            LDAPConnection connection = new LDAPConnection(tls.createSSLSocketFactory(), pod.address(), 4445);
            connection.bind(new EXTERNALBindRequest());
            return connection;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private TrustManager trust() throws KeyStoreException {
        return new PEMFileTrustManager(pod.file("server-keys/ca.crt").toFile());
    }

    /** Stops it from doing anything, without ending it. */
    public void hang() throws IOException {
        signal("STOP");
    }

    /** Lets it go on after it hung. */
    public void goOn() throws IOException {
        signal("CONT");
    }

    private void signal(String name) throws IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .onExit()
                .join();
    }

    /** Ends it by kill -9. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
