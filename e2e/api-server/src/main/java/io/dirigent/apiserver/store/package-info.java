/** The objects, their revisions, a bounded history and those who watch. */
@NullMarked
package io.dirigent.apiserver.store;

import org.jspecify.annotations.NullMarked;
