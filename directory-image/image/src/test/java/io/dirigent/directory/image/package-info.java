/** Tests of the image: real processes from the very folder and command line that ship. */
@NullMarked
package io.dirigent.directory.image;

import org.jspecify.annotations.NullMarked;
