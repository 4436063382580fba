package io.dirigent.directory.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opends.server.replication.common.CSN;
import org.opends.server.replication.protocol.ReplicaOfflineMsg;
import org.opends.server.replication.protocol.UpdateMsg;
import org.opends.server.replication.server.MsgQueue;

/** What is read from the changelog and what arrives meanwhile, of members whose change numbers come in another order than their changes. */
class CatchUpTest {

    private final MsgQueue read = new MsgQueue();
    private final MsgQueue arrived = new MsgQueue();

    @Test
    void whatWasReadBehindAChangeThatArrivedIsSentToo() {
        read.add(change(100, 1));
        read.add(change(105, 2));
        arrived.add(change(100, 1));

        CatchUp.end(read, arrived);

        assertThat(read.isEmpty()).isTrue();
        assertThat(times(arrived)).containsExactly(100L, 105L);
    }

    @Test
    void whatArrivedWithAnOlderNumberIsSentToo() {
        read.add(change(100, 1));
        arrived.add(change(95, 2));
        arrived.add(change(100, 1));

        CatchUp.end(read, arrived);

        assertThat(CatchUp.isOver(arrived, change(100, 1))).isFalse();
        assertThat(times(arrived)).containsExactly(95L, 100L);
    }

    @Test
    void aReadingThatDidNotComeToTheEndIsSentFirst() {
        for (int i = 0; i < 100; i++) {
            read.add(change(i, 1));
        }
        arrived.add(change(7, 1));

        CatchUp.end(read, arrived);

        assertThat(read.count()).isEqualTo(100);
        assertThat(arrived.count()).isEqualTo(1);
    }

    private static UpdateMsg change(long time, int serverId) {
        return new ReplicaOfflineMsg(new CSN(time, 0, serverId));
    }

    private static List<Long> times(MsgQueue queue) {
        List<Long> times = new ArrayList<>();
        while (!queue.isEmpty()) {
            times.add(queue.removeFirst().getCSN().getTime());
        }
        return times;
    }
}
