package io.dirigent.operator.membership;

/** The random name that a volume got when it was made; another volume under the same claim name has another one. */
public record VolumeId(String value) {

    public VolumeId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a volume id is never blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
