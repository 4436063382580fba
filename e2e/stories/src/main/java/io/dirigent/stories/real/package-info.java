/**
 * Stories on a real Kubernetes: the operator as Helm installed it, members as pods, and a small program inside the cluster through which a
 * test reaches them by their names. What hurts a cluster's machines is a part that may be there or not.
 */
@NullMarked
package io.dirigent.stories.real;

import org.jspecify.annotations.NullMarked;
