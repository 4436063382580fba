package io.dirigent.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final Instant BIRTH = Instant.parse("2026-01-01T00:00:00Z");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Instant now = BIRTH;
    private final Changes changes =
            new Changes("corp", new Journal(new PrintStream(printed, true, StandardCharsets.UTF_8), () -> now));

    @Test
    void aChangeIsALineWithTheSecondsSinceTheStart() {
        now = BIRTH.plusMillis(61_240);
        changes.onAdd(event("a", "MemberLeaves", "corp-2 is leaving"));
        now = BIRTH.plusMillis(66_310);
        changes.onAdd(event("b", "RemovalCertified", "certify that corp-2 may go: 0123"));

        assertThat(lines())
                .containsExactly(
                        "  61.2 s  MemberLeaves       corp-2 is leaving",
                        "  66.3 s  RemovalCertified   certify that corp-2 may go: 0123");
    }

    @Test
    void anEventThatIsHeardTwiceIsToldOnce() {
        Event event = event("a", "MemberFrozen", "corp-2 is frozen");
        changes.onAdd(event);
        changes.onAdd(event);
        changes.onUpdate(event, event);

        assertThat(lines()).hasSize(1);
    }

    @Test
    void whatHappensASecondTimeIsToldASecondTime() {
        changes.onAdd(event("a", "MemberFrozen", "corp-2 is frozen"));
        changes.onAdd(event("b", "MemberFrozen", "corp-2 is frozen"));

        assertThat(lines()).hasSize(2);
    }

    @Test
    void whatWasSaidBeforeIsNotTold() {
        Event past = event("a", "MemberInitialised", "corp-2 is initialised with 1 entries");
        changes.skipPast(List.of(past));
        changes.onAdd(past);

        assertThat(lines()).isEmpty();
    }

    @Test
    void whatIsSaidOfOthersIsNotTold() {
        changes.onAdd(about("Pod", "corp", "a", "Pulled", "an image"));
        changes.onAdd(about("DirectoryCluster", "other", "b", "MemberFrozen", "other-2 is frozen"));

        assertThat(lines()).isEmpty();
    }

    @Test
    void aWarningIsCalledOneAndALongMessageIsCut() {
        Event event = event("a", "VolumeNotKnown", "x".repeat(500));
        event.setType("Warning");
        changes.onAdd(event);

        assertThat(lines()).singleElement().asString().contains("warning: xxx").endsWith("x...");
        assertThat(lines().getFirst()).hasSizeLessThan(200);
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Event event(String uid, String reason, String message) {
        return about("DirectoryCluster", "corp", uid, reason, message);
    }

    private static Event about(String kind, String name, String uid, String reason, String message) {
        return new EventBuilder()
                .withNewMetadata()
                .withName(name + "." + uid)
                .withUid(uid)
                .endMetadata()
                .withType("Normal")
                .withReason(reason)
                .withMessage(message)
                .withNewInvolvedObject()
                .withKind(kind)
                .withName(name)
                .endInvolvedObject()
                .build();
    }
}
