/** What is deleted because something else was: dependents, namespaces' contents, custom resources. */
@NullMarked
package io.dirigent.apiserver.gc;

import org.jspecify.annotations.NullMarked;
