/** What the image's AOT cache is trained with. A change of anything in this package trains it anew. */
@NullMarked
package io.dirigent.directory.image.training;

import org.jspecify.annotations.NullMarked;
