/** Carries a plan out, step by step, on the members and on Kubernetes' objects. Each destructive step looks again before it acts. */
@NullMarked
package io.dirigent.operator.act;

import org.jspecify.annotations.NullMarked;
