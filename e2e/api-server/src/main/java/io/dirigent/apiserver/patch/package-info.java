/** Patches that are not server-side apply: JSON, merge and strategic merge. */
@NullMarked
package io.dirigent.apiserver.patch;

import org.jspecify.annotations.NullMarked;
