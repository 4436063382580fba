/** Label and field selectors. */
@NullMarked
package io.dirigent.apiserver.select;

import org.jspecify.annotations.NullMarked;
