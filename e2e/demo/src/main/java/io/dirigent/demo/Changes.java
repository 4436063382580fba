package io.dirigent.demo;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells each event of one directory once, as it comes. */
final class Changes implements ResourceEventHandler<Event> {

    /** Wide enough for most reasons, so that messages stand in a column. */
    private static final String LINE = "%-17s  %s";

    /** An event's message may have a kilobyte; what is left out here is told by kubectl. */
    private static final int LONGEST = 160;

    private static final String CUT = "...";

    private final String name;
    private final Journal journal;

    /** By uid: a watch that was interrupted hears again what it has heard. */
    private final Set<String> heard = ConcurrentHashMap.newKeySet();

    Changes(String name, Journal journal) {
        this.name = name;
        this.journal = journal;
    }

    /** Leaves out what has been said so far. */
    void skipPast(List<Event> past) {
        past.forEach(event -> heard.add(event.getMetadata().getUid()));
    }

    @Override
    public void onAdd(Event event) {
        if (isOfTheDirectory(event) && heard.add(event.getMetadata().getUid())) {
            journal.tell(line(event));
        }
    }

    /** It was counted once more, and says nothing new. */
    @Override
    public void onUpdate(Event before, Event after) {
        onAdd(after);
    }

    @Override
    public void onDelete(Event event, boolean finalStateUnknown) {}

    private boolean isOfTheDirectory(Event event) {
        return "DirectoryCluster".equals(event.getInvolvedObject().getKind())
                && name.equals(event.getInvolvedObject().getName());
    }

    private static String line(Event event) {
        String warning = "Warning".equals(event.getType()) ? "warning: " : "";
        String message = warning + Objects.toString(event.getMessage(), "");
        String shown = message.length() > LONGEST
                ? message.substring(0, LONGEST - CUT.length()).strip() + CUT
                : message;
        return LINE.formatted(event.getReason(), shown);
    }
}
