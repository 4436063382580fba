/** The StatefulSet controller: ordinals, revisions, claims and status. */
@NullMarked
package io.dirigent.localcluster.statefulset;

import org.jspecify.annotations.NullMarked;
