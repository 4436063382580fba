package io.dirigent.localcluster.network;

/** How traffic ends when it is cut. */
public enum Cut {
    /** Nothing arrives any more, and nobody is told: connections hang, and go on when the cut is healed. */
    SILENT,
    /** Connections are reset on both sides, and so is each new one. */
    RESET
}
