/** Who asked for what, counted. */
@NullMarked
package io.dirigent.apiserver.requests;

import org.jspecify.annotations.NullMarked;
