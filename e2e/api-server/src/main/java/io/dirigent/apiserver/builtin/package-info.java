/** What Kubernetes' own kinds have beyond their schema: defaults, bookkeeping, what may not change. */
@NullMarked
package io.dirigent.apiserver.builtin;

import org.jspecify.annotations.NullMarked;
