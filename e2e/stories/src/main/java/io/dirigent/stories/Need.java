package io.dirigent.stories;

/** What an act needs for itself while it is told, beside its own directory. */
public enum Need {
    /** The act stays among its own members. */
    NOTHING,
    /** It cuts its own members from each other: by themselves, where pods are processes, else with the nodes that they run on. */
    NETWORK,
    /** It kills operators; others may see them go and come again. */
    OPERATOR,
    /** It holds that nothing is done where nothing changes: a machine busy with other stories is late, which is a change. */
    QUIET,
    /** It takes nodes or the API server away. */
    MACHINES
}
