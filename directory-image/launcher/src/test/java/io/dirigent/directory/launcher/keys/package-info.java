/** Tests of keys, and the authority that makes test keys. */
@NullMarked
package io.dirigent.directory.launcher.keys;

import org.jspecify.annotations.NullMarked;
