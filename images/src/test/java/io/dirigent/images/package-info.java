/** What an image consists of, without building it, and what makes two builds equal. */
@NullMarked
package io.dirigent.images;

import org.jspecify.annotations.NullMarked;
