package io.dirigent.localcluster.node;

/** Why a container waits, in Kubernetes' words. */
final class ContainerNotStartable extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    ContainerNotStartable(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    /** What the reason is called while waiting to try again. */
    String reasonWhileBackingOff() {
        return reason.equals("ErrImagePull") ? "ImagePullBackOff" : reason;
    }
}
