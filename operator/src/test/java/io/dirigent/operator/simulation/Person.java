package io.dirigent.operator.simulation;

import io.dirigent.operator.membership.Member;
import io.dirigent.operator.plan.Notice;
import io.dirigent.operator.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A user who reads what the operator says, and does as told. */
record Person(World world) {

    private static final Pattern POD = Pattern.compile("delete the pod of (corp-\\d+)");

    /** What may be told while members differ: restarts wait for it. */
    private static final Set<String> UNLEVELLED = Set.of("LevellingMembers", "RestartWaits", "WordNotTaken");

    /** Does what the plan asks for; false if it asks for nothing. */
    boolean doesAsTold(Plan plan) {
        for (Notice notice : plan.notices()) {
            switch (notice.reason()) {
                case "LedgerContradicted" -> {
                    world.tell("a person deletes the ledger");
                    world.deleteLedger();
                    return true;
                }
                case "AllDataLost" -> {
                    world.tell("a person answers");
                    world.answer(0);
                    return true;
                }
                case "SeedLoadRetry", "RingNeedsForwarding" -> {
                    world.tell("a person waits");
                    world.directory.tick(30);
                    return true;
                }
                case "SourceBusy" -> {
                    Matcher pod = POD.matcher(notice.message());
                    if (pod.find()) {
                        world.tell("a person deletes the pod of " + pod.group(1));
                        member(pod.group(1)).ifPresent(world.directory::crash);
                        return true;
                    }
                }
                default -> {}
            }
        }
        return deletesWhoCannotBeLevelled(plan);
    }

    private boolean deletesWhoCannotBeLevelled(Plan plan) {
        List<Notice> notices = plan.notices();
        if (!notices.stream().map(Notice::reason).allMatch(UNLEVELLED::contains)) {
            return false;
        }
        Optional<Member> told = world.members().stream()
                .filter(member ->
                        notices.stream().anyMatch(notice -> notice.message().startsWith(member + " lacks ")))
                .findFirst();
        told.ifPresent(member -> {
            world.tell("a person deletes the volume of " + member);
            world.directory.loseVolume(member);
        });
        return told.isPresent();
    }

    private Optional<Member> member(String name) {
        return world.members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst();
    }
}
