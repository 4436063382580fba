/** Tests of the weaving against the very jars that were woven. */
@NullMarked
package io.dirigent.directory.image.weave;

import org.jspecify.annotations.NullMarked;
