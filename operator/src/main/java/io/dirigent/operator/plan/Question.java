package io.dirigent.operator.plan;

import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Ledger.Phase;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.Words.Answer;
import io.dirigent.operator.membership.Words.Trusted;
import io.dirigent.operator.plan.Standing.Known;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What only a person can decide. Each answer that counts carries a token of this very question: of what it is about, of the volumes that can be trusted,
 * and of how many words were taken before. So a word counts once, and one that was left over from another day does not count at all.
 *
 * @param what it is about, as the reason of a condition
 * @param token that each answer ends with
 * @param offers what may be answered, and what each answer does
 */
record Question(String what, String token, Map<String, Offer> offers) {

    static final String ANEW = "bootstrap";

    private static final int TOKEN_LENGTH = 8;

    /**
     * An answer that would be taken.
     *
     * @param meaning in words for a person
     */
    private record Offer(String meaning, Optional<Member> trusted, Optional<Trusted> data) {

        Ledger takenInto(Ledger ledger, String word, Instant at) {
            Ledger answered = ledger.answered(new Answer(word, at, data));
            return trusted.map(member -> answered.moving(member, Phase.SERVING)).orElseGet(answered::anew);
        }
    }

    /** The same, about these members. */
    static Question about(String what, Situation situation, SortedMap<Member, ? extends Known> candidates) {
        String token = token(what, situation, candidates);
        Map<String, Offer> offers = new LinkedHashMap<>();
        candidates.forEach((member, known) -> offers.put(
                member.name() + "@" + token,
                new Offer(
                        "to trust the data of " + member + " ("
                                + known.seen().counts().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()
                                + " entries)",
                        Optional.of(member),
                        Optional.of(new Trusted(known.seen().mark().volume(), known.id())))));
        return new Question(what, token, offers);
    }

    /** The same, with the further answer to begin anew with the first data. */
    Question orAnew() {
        Map<String, Offer> more = new LinkedHashMap<>(offers);
        more.put(
                ANEW + "@" + token, new Offer("to start anew with the first data", Optional.empty(), Optional.empty()));
        return new Question(what, token, more);
    }

    /** Of those that can be trusted alone: whoever comes into sight and goes out of it does not make it another question. */
    private static String token(String what, Situation situation, SortedMap<Member, ? extends Known> candidates) {
        String text = what + " " + situation.ledger().words().answered() + " "
                + candidates.entrySet().stream()
                        .map(candidate -> candidate.getKey() + " "
                                + candidate.getValue().seen().mark().volume())
                        .collect(Collectors.joining(", "));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, TOKEN_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What may be answered, each with its exact words. */
    String choices() {
        return offers.entrySet().stream()
                .map(offer -> Wish.ANNOTATION + "=" + offer.getKey() + " "
                        + offer.getValue().meaning())
                .collect(Collectors.joining(", or with "));
    }

    /** Takes the answer, if it is one of those offered; the word and what it does are one write of the ledger. */
    void take(String word, Instant at, Draft draft) {
        Offer offer = offers.get(word);
        if (offer == null) {
            refuse(word, draft);
            return;
        }
        draft.ledger("a person's word: " + word, ledger -> offer.takenInto(ledger, word, at));
    }

    /** A word that answers nothing is told, not obeyed; one that was taken before is left alone, whoever puts it back. */
    static void ignore(Situation situation, Draft draft) {
        situation
                .wish()
                .word()
                .filter(word -> !situation.ledger().words().contain(word))
                .ifPresent(word -> refuse(word, draft));
    }

    private static void refuse(String word, Draft draft) {
        draft.notice(new Notice.Refused(
                "WordNotTaken",
                Wish.ANNOTATION + "=" + word + " answers nothing that is asked now, and nothing is done for it"));
    }
}
