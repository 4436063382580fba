/**
 * What comes of OpenDJ's distribution: which jars are kept, the template instance, and the weaving. A change of anything
 * in this package, and of nothing else, makes this part of the image anew.
 */
@NullMarked
package io.dirigent.directory.image.server;

import org.jspecify.annotations.NullMarked;
