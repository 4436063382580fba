package io.dirigent.operator.membership;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person said when nothing else could decide. Each word counts once: it carries a token of the question that it answers, and the next
 * question has another one.
 *
 * @param answered how many words were taken so far
 * @param last the last of them, the newest at the end
 */
public record Words(int answered, List<Answer> last) {

    public static final Words NONE = new Words(0, List.of());

    private static final int KEPT = 5;

    /**
     * A word that was taken.
     *
     * @param word as the person wrote it, token included
     * @param at when it was taken: it says nothing of what happened later
     * @param trusted the data that is believed for it, if it names any
     */
    public record Answer(String word, Instant at, Optional<Trusted> trusted) {}

    /** Data under an id. */
    public record Trusted(VolumeId volume, ServerId serverId) {}

    public Words {
        last = List.copyOf(last);
    }

    /** True if this very word was taken already. */
    public boolean contain(String word) {
        return last.stream().anyMatch(answer -> answer.word().equals(word));
    }

    /** When a person last said to believe this data. */
    public Optional<Instant> trust(VolumeId volume, ServerId id) {
        return last.stream()
                .filter(answer -> answer.trusted().equals(Optional.of(new Trusted(volume, id))))
                .map(Answer::at)
                .max(Instant::compareTo);
    }

    Words with(Answer answer) {
        List<Answer> next = new ArrayList<>(last);
        next.add(answer);
        return new Words(answered + 1, next.subList(Math.max(0, next.size() - KEPT), next.size()));
    }
}
