package io.dirigent.operator.simulation;

import io.dirigent.operator.directory.DirectoryAdmin;
import io.dirigent.operator.directory.DirectoryUnavailable;
import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.directory.ReplicationSettings;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;

/** The way to the members for an operator that dies just before one of its calls. */
final class MortalOperator implements DirectoryAdmin {

    private final DirectoryAdmin directory;
    private final int fatalCall;
    private int calls;

    MortalOperator(DirectoryAdmin directory, int fatalCall) {
        this.directory = directory;
        this.fatalCall = fatalCall;
    }

    /** The process is gone: nothing catches this. */
    static final class Died extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    void call() {
        if (fatalCall >= 0 && calls++ >= fatalCall) {
            throw new Died();
        }
    }

    @Override
    public Observation observe(Member member) throws DirectoryUnavailable {
        return directory.observe(member);
    }

    @Override
    public void configure(Member member, ReplicationSettings settings) throws DirectoryUnavailable {
        call();
        directory.configure(member, settings);
    }

    @Override
    public void addPeer(Member at, Member peer) throws DirectoryUnavailable {
        call();
        directory.addPeer(at, peer);
    }

    @Override
    public void removePeer(Member at, Member peer) throws DirectoryUnavailable {
        call();
        directory.removePeer(at, peer);
    }

    @Override
    public void startSeedLoad(Member seed, ServerId id) throws DirectoryUnavailable {
        call();
        directory.startSeedLoad(seed, id);
    }

    @Override
    public void startLoad(Member target, ServerId id, ServerId source) throws DirectoryUnavailable {
        call();
        directory.startLoad(target, id, source);
    }

    @Override
    public void forgetLoads(Member member, ServerId id) throws DirectoryUnavailable {
        call();
        directory.forgetLoads(member, id);
    }

    @Override
    public void resetGeneration(Member member) throws DirectoryUnavailable {
        call();
        directory.resetGeneration(member);
    }

    @Override
    public void mark(Member member, Mark mark) throws DirectoryUnavailable {
        call();
        directory.mark(member, mark);
    }
}
