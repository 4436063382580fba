package io.dirigent.operator.directory;

import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;

/**
 * What the operator asks of the members of one cluster. Everything may be repeated: what is already so is left alone, without a
 * write. A call starts something and returns; how far it got is seen by the next {@link #observe}.
 */
public interface DirectoryAdmin {

    /** Looks at a member, within 2 s. */
    Observation observe(Member member) throws DirectoryUnavailable;

    /**
     * Gives a member its server id: the replication server with no peer but itself, and a replication domain for each suffix and for the
     * schema. A configuration with another id is taken away first, and the changelog starts in a new folder.
     */
    void configure(Member member, ReplicationSettings settings) throws DirectoryUnavailable;

    /** Names {@code peer} in the configuration of {@code at}: one side of a link. */
    void addPeer(Member at, Member peer) throws DirectoryUnavailable;

    /** Takes {@code peer} out of the configuration of {@code at}: one side of a link. */
    void removePeer(Member at, Member peer) throws DirectoryUnavailable;

    /** Starts loading every suffix of the seed from what its launcher prepared: the user's LDIF or a base entry. Before it is configured. */
    void startSeedLoad(Member seed, ServerId id) throws DirectoryUnavailable;

    /** Starts the total update of every suffix of {@code target} from the neighbour that has the id {@code source}; fails if it is none. */
    void startLoad(Member target, ServerId id, ServerId source) throws DirectoryUnavailable;

    /** Takes away what a failed load left in the task list, so that the next one starts afresh. */
    void forgetLoads(Member member, ServerId id) throws DirectoryUnavailable;

    /**
     * Has the replication servers of a member and of its neighbours take the generation of the member's own data. One that has it already
     * is not touched; another one forgets the changes that were made on other data.
     */
    void resetGeneration(Member member) throws DirectoryUnavailable;

    /** Writes a member's mark, all of it but what only the launcher may say. */
    void mark(Member member, Mark mark) throws DirectoryUnavailable;
}
