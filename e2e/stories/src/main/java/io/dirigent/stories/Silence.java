package io.dirigent.stories;

import static io.dirigent.stories.Story.eventually;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A steady directory: the operator looks, and writes neither to the API server nor into any server's configuration. */
record Silence(Story story) {

    /** Looks without a write after which it counts as settled. */
    private static final int SETTLED = 3;

    static void awaitLooks(Story story, int times) {
        OperatorRequests before = OperatorRequests.about(story);
        eventually("the operator has looked " + times + " times")
                .until(() -> OperatorRequests.about(story).looksSince(before) >= times);
    }

    /** Once it has settled, over at least so many looks. */
    void holdsFor(int looks) {
        eventually("a first quiet while").until(() -> writesDuring(SETTLED).isEmpty());
        Map<String, String> configurations = configurations();
        story.tell("silence is expected from here");
        List<String> writes = writesDuring(looks);
        if (!writes.isEmpty()) {
            throw new AssertionError("a steady cluster, and the operator writes " + writes);
        }
        if (!configurations.equals(configurations())) {
            throw new AssertionError("a steady cluster, and a server's configuration changes");
        }
        story.tell("it was silent");
    }

    private List<String> writesDuring(int looks) {
        OperatorRequests start = OperatorRequests.about(story);
        awaitLooks(story, looks);
        return OperatorRequests.about(story).writesSince(start);
    }

    private Map<String, String> configurations() {
        return story.members().stream().collect(Collectors.toMap(member -> member, story.directory()::configuration));
    }
}
