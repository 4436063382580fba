/** Tests of the weaving against the very jars that were woven. */
@NullMarked
package io.dirigent.directory.image.server.weave;

import org.jspecify.annotations.NullMarked;
