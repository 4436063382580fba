package io.dirigent.localcluster.volume;

/** A volume cannot be shown yet: what it comes from is missing or not bound. */
public final class VolumeUnavailable extends Exception {

    private static final long serialVersionUID = 1;

    public VolumeUnavailable(String volume, String reason) {
        super("volume \"" + volume + "\": " + reason);
    }
}
