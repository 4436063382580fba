package io.dirigent.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dirigent.apiserver.failure.ApiFailure;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.registry.Target;
import io.dirigent.apiserver.store.Change;
import io.dirigent.apiserver.store.HistoryGone;
import io.dirigent.apiserver.store.Listing;
import io.dirigent.apiserver.store.Store;
import io.dirigent.apiserver.store.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One watch: changes come in from the store, events go out to the client, in a thread of its own. */
final class WatchStream {
    /** A client that is this far behind is cut off, and lists again. */
    private static final int MOST_PENDING = 20_000;

    private static final Duration BOOKMARKS = Duration.ofSeconds(30);

    /** How often it looks whether the client is still there. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Call call;
    private final Target target;
    private final InstantSource clock;
    private final OptionalLong since;
    private final Predicate<JsonNode> selection;
    private final BlockingQueue<Change> pending = new LinkedBlockingQueue<>(MOST_PENDING);
    private final AtomicBoolean overrun = new AtomicBoolean();
    private final Presentation presentation;
    private @Nullable Listing start;
    private long seen;

    /** A watch as the call asks for it; refuses one that cannot be. */
    WatchStream(Call call, Target target, InstantSource clock) {
        this.call = call;
        this.target = target;
        this.clock = clock;
        this.since = since(call);
        this.selection = ListPage.selection(call, target.type()).and(this::isInPlace);
        this.presentation = Presentation.wanted(call.header("accept"));
    }

    private boolean isInPlace(JsonNode object) {
        return (target.namespace().isEmpty() || target.namespace().equals(Json.text(object, "metadata", "namespace")))
                && (target.name().isEmpty() || target.name().equals(Json.text(object, "metadata", "name")));
    }

    /** Runs until the client goes, the time is over, or the client is too far behind. */
    void run(Store store, WatchSink sink) throws InterruptedException {
        try (Subscription subscription = subscribe(store)) {
            sink.open();
            if (start != null) {
                sendStart(start, sink);
            }
            pump(sink, clock.instant().plus(timeout()));
        } catch (HistoryGone e) {
            sink.open();
            sink.send(event("ERROR", ApiFailure.expired(e.getMessage()).status()));
        } finally {
            sink.close();
        }
    }

    private Subscription subscribe(Store store) throws HistoryGone {
        if (since.isPresent()) {
            seen = since.getAsLong();
            return store.follow(target.resource(), seen, this::receive);
        }
        boolean skipsStart = call.parameter("sendInitialEvents").equals("false");
        return store.followFromNow(
                target.resource(),
                listing -> {
                    seen = listing.revision();
                    start = skipsStart ? null : listing;
                },
                this::receive);
    }

    /** After which revision; none, or zero, means that the watch begins with what is there. */
    private static OptionalLong since(Call call) {
        String text = call.parameter("resourceVersion");
        if (!text.matches("\\d{0,18}")) {
            throw ApiFailure.badRequest("Invalid value: \"" + text + "\": resourceVersion must be a number");
        }
        boolean fromStart = text.isEmpty() || text.equals("0") || call.is("sendInitialEvents");
        return fromStart ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    private void receive(Change change) {
        if (!pending.offer(change)) {
            overrun.set(true);
        }
    }

    private Duration timeout() {
        String seconds = call.parameter("timeoutSeconds");
        if (seconds.matches("[1-9]\\d{0,8}")) {
            return Duration.ofSeconds(Long.parseLong(seconds));
        }
        return Duration.ofSeconds(1800 + ThreadLocalRandom.current().nextLong(1800));
    }

    private void sendStart(Listing listing, WatchSink sink) throws InterruptedException {
        for (ObjectNode object : listing.objects()) {
            if (selection.test(object)) {
                sink.send(event("ADDED", shown(object)));
            }
        }
        if (call.is("sendInitialEvents")) {
            sink.send(bookmark(listing.revision(), true));
        }
    }

    private void pump(WatchSink sink, Instant end) throws InterruptedException {
        Instant nextBookmark = clock.instant().plus(BOOKMARKS);
        while (!sink.isClosed() && !overrun.get()) {
            Change change = poll(end.isBefore(nextBookmark) ? end : nextBookmark);
            Instant now = clock.instant();
            if (change != null) {
                seen = change.revision();
                ObjectNode event = event(change);
                if (event != null) {
                    sink.send(event);
                }
            } else if (!now.isBefore(end)) {
                return; // only now: what was pending when the time was over has been sent
            } else if (!now.isBefore(nextBookmark)) {
                nextBookmark = now.plus(BOOKMARKS);
                if (call.is("allowWatchBookmarks")) {
                    sink.send(bookmark(seen, false));
                }
            }
        }
    }

    /** The next change, if there is one before it is time to do something else. */
    private @Nullable Change poll(Instant until) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), until);
        Duration wait = left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
        return pending.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The event a change is for this watch; to a selector, an object can come and go without being made or deleted. */
    private @Nullable ObjectNode event(Change change) {
        boolean was = change.before().map(selection::test).orElse(false);
        boolean is = change.kind() != Change.Kind.DELETED && selection.test(change.after());
        if (is) {
            return event(was ? "MODIFIED" : "ADDED", shown(change.after()));
        }
        if (!was) {
            return null;
        }
        ObjectNode last = change.before().orElseThrow().deepCopy();
        Json.ensure(last, "metadata").put("resourceVersion", Long.toString(change.revision()));
        return event("DELETED", shown(last));
    }

    private ObjectNode shown(ObjectNode stored) {
        return presentation.one(stored, target.type(), call.parameter("includeObject"), clock.instant());
    }

    private ObjectNode bookmark(long revision, boolean isEndOfStart) {
        ObjectNode object = Json.object()
                .put("kind", target.type().kind())
                .put("apiVersion", target.type().apiVersion());
        ObjectNode metadata = object.putObject("metadata").put("resourceVersion", Long.toString(revision));
        metadata.putNull("creationTimestamp");
        if (isEndOfStart) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        return event("BOOKMARK", presentation == Presentation.TABLE ? shown(object) : object);
    }

    private static ObjectNode event(String type, ObjectNode object) {
        ObjectNode event = Json.object().put("type", type);
        event.set("object", object);
        return event;
    }
}
