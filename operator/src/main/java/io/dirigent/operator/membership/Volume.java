package io.dirigent.operator.membership;

/** A member's volume: what a step is planned for. A member that has another one by then is another member for it. */
public record Volume(Member member, VolumeId id) {

    @Override
    public String toString() {
        return member.name();
    }
}
