package io.dirigent.stories;

/** What an act hurts beside its own directory's members. */
public enum Hurt {
    /** The act stays among its own members. */
    NOTHING,
    /** It cuts its own members from each other: by themselves, where pods are processes, else with the nodes that they run on. */
    NETWORK,
    /** It kills operators. */
    OPERATOR,
    /** It takes nodes or the API server away. */
    MACHINES
}
