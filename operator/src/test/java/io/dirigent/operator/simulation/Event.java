package io.dirigent.operator.simulation;

import io.dirigent.operator.membership.Member;
import java.time.Duration;

/**
 * One fault, and the time until the operator looks again.
 *
 * @param who the member that it befalls, where it befalls one; a member that is not there is spared
 * @param other the far end, where a link has one
 * @param number how many calls the operator lives for, which suffix
 * @param seconds how much time passes then
 * @param isStale whether the operator plans with what it saw a reconcile before, as one does that has lost its lease and not noticed
 */
record Event(Fault fault, Member who, Member other, int number, int seconds, boolean isStale) {

    void befall(World world) {
        boolean isThere = world.members().contains(who);
        boolean isUp = isThere && world.directory.isUp(who);
        boolean isLink = isThere && world.members().contains(other) && !who.equals(other);
        switch (fault) {
            case NOTHING, OPERATOR_DIES -> {}
            case MEMBER_CRASHES -> onlyIf(isUp, () -> world.directory.crash(who));
            case MEMBER_HANGS -> onlyIf(isUp, () -> world.directory.pause(who));
            case MEMBER_RESUMES -> onlyIf(isUp, () -> world.directory.resume(who));
            case PROBES_MISSED -> world.missProbes(who);
            case PROBES_ANSWERED -> world.answerProbes(who);
            case VOLUME_LOST -> onlyIf(isUp, () -> world.directory.loseVolume(who));
            case LINK_CUT -> onlyIf(isLink, () -> world.directory.cut(who, other));
            case LINK_HEALED -> onlyIf(isLink, () -> world.directory.heal(who, other));
            case LINK_FALLS_SILENT -> onlyIf(isLink, () -> world.directory.silence(who, other));
            case LINK_STICKS -> world.directory.letNextLinksStick(1);
            case PODS_START -> world.startMissing();
            case CLIENT_WRITES -> onlyIf(isUp, () -> world.write(who, number));
            case SCALE_UP ->
                onlyIf(world.wish.replicas() < Walk.MOST_MEMBERS, () -> world.scaleTo(world.wish.replicas() + 1));
            case SCALE_DOWN -> world.scaleTo(Math.max(1, world.wish.replicas() - 1));
            case SCALE_DOWN_MORE -> world.scaleTo(Math.max(1, world.wish.replicas() - 2));
            case CLIENT_STAYS -> onlyIf(isUp && world.directory.isOpen(who), () -> world.directory.connect(who));
            case TOPOLOGY_EDITED -> world.changeTopology();
            case SPEC_EDITED_TO_STOCK -> world.changeTemplateToStock();
            case SPEC_EDITED -> world.changeTemplate();
            case SPEC_EDITED_BADLY -> world.changeTemplateBadly();
            case PURGE_DELAY_EDITED -> world.keepChangesFor(Duration.ofDays(number + 1));
            case GENERATION_ADOPTED -> onlyIf(isUp, () -> world.directory.adoptTheEmptyGeneration(who));
            case DISK_FULL -> onlyIf(isUp && world.isEmpty(who), () -> world.directory.fill(who));
            case DISK_FREED -> onlyIf(isThere && world.directory.hasVolume(who), () -> world.directory.makeRoom(who));
            case LOAD_FAILS -> world.directory.letNextLoadsFail(1);
            case LOAD_LEAVES -> world.directory.letLoadsLeave(number);
            case SENDS_FOR_EVER -> onlyIf(isUp, () -> world.directory.letItSendForEver(who));
            case WORD_RIGHT -> world.answer(number);
            case WORD_STALE -> world.repeatAWord(number);
            case WORD_WRONG -> world.say(who.name());
            case LEDGER_DELETED -> world.deleteLedger();
            case LEDGER_OLDER -> world.restoreLedger(number + 1);
            case LEDGER_EXCHANGED -> onlyIf(isLink, () -> world.exchangeVolumes(who, other));
        }
    }

    /** After how many calls the operator dies; negative if it lives. */
    int fatalCall() {
        return fault == Fault.OPERATOR_DIES ? number : -1;
    }

    /** The same, but only time passes. */
    Event calm() {
        return new Event(Fault.NOTHING, who, other, number, seconds, isStale);
    }

    /** The same with an operator that looks before it plans. */
    Event fresh() {
        return new Event(fault, who, other, number, seconds, false);
    }

    private static void onlyIf(boolean isPossible, Runnable deed) {
        if (isPossible) {
            deed.run();
        }
    }

    @Override
    public String toString() {
        return fault.inWords(who, other, number)
                + (seconds == 0 ? "" : ", then " + seconds + " s")
                + (isStale ? "; the operator plans with its last look" : "");
    }
}
