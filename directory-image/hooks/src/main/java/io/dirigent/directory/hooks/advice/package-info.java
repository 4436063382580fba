/**
 * The code that the image's build copies into the server's methods, one class a kind of place. Each only hands over
 * to the classes of the parent package, so that nothing but a call is woven.
 */
@NullMarked
package io.dirigent.directory.hooks.advice;

import org.jspecify.annotations.NullMarked;
