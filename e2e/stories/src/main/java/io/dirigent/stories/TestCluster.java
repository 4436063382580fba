package io.dirigent.stories;

import io.dirigent.localcluster.controlplane.RequestCount;
import io.dirigent.stories.local.LocalTestCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stories are told on: a Kubernetes with the operator, and the ways of a test into it. There are two: processes of this machine
 * ({@link LocalTestCluster}), quick and with every fault of a process, and a real cluster, which has nodes and a network as well.
 */
public interface TestCluster extends AutoCloseable {

    /** A client with a user's identity. */
    KubernetesClient client();

    /** For files of the tests' own. */
    Path folder();

    /** The directory server's image, as members' pods name it. */
    String image();

    /** Makes a namespace for one story, if it is not there. */
    void namespace(String name);

    /** Ends a story: nothing of it is left that could disturb the next one. */
    void clear(Directory directory);

    /** The pod of a member, if it runs somewhere at the moment. */
    Optional<MemberPod> pod(String namespace, String member);

    /** Where this machine reaches a member as clients do, over LDAPS. */
    InetSocketAddress doorOf(Directory directory, String member);

    /** Where this machine reaches the port of a member that only the operator should. */
    InetSocketAddress operatorsDoorOf(Directory directory, String member);

    /** Where this machine reaches the client Service, over LDAPS: a member that is ready. */
    InetSocketAddress doorOf(Directory directory);

    /** The whole configuration of a member's server. */
    String configuration(Directory directory, String member);

    OperatorProcess operator();

    /** What the operator has asked the API server for so far. */
    List<RequestCount> operatorsRequests();

    /** The last lines of each pod of a namespace, by name. */
    Map<String, List<String>> lastLines(String namespace, int most);

    /** No packet passes between these two members any more, in silence. */
    void cut(Directory directory, String member, String other);

    /** Undoes all cuts between these members. */
    void heal(Directory directory, List<String> members);

    /** Whether what is needed is shared by all directories here, so that whoever takes it must be alone. */
    boolean shares(Need need);

    /** All machines run and no network between them is cut, whatever happened before. */
    default void mend() {
        nodes().ifPresent(Nodes::mend);
    }

    /** Whether a member's server can be made to hang and to go on. */
    default boolean canPause() {
        return true;
    }

    /** The machines below, where they can be hurt. */
    default Optional<Nodes> nodes() {
        return Optional.empty();
    }

    /** The machines below; without them the act cannot be told here. */
    default Nodes needNodes() {
        return nodes().orElseThrow(() -> new NotOnThisCluster("these machines cannot be hurt"));
    }

    @Override
    void close();
}
