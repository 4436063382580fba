/**
 * The real planner and the real executor on fake members, in a time of their own: thousands of clusters a minute, each disturbed in its own
 * way. All of it follows from one number, the seed of its {@link io.dirigent.operator.simulation.Walk}.
 */
@NullMarked
package io.dirigent.operator.simulation;

import org.jspecify.annotations.NullMarked;
