/** Structural schemas: shape, defaults, pruning, validation. */
@NullMarked
package io.dirigent.apiserver.schema;

import org.jspecify.annotations.NullMarked;
