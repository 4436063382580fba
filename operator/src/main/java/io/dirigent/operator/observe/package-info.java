/** Looks at Kubernetes' objects and at each member, and makes of it one immutable view. */
@NullMarked
package io.dirigent.operator.observe;

import org.jspecify.annotations.NullMarked;
