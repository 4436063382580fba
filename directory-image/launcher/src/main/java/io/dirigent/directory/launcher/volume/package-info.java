/**
 * The folder that outlives the pod. It is prepared once, crash-safely, from the image's template; afterwards the launcher
 * changes nothing in it but the configuration it renders, key stores and leftovers. Schema files are data: missing ones
 * are added, existing ones never replaced, because a changed file would be replicated and rewrite the peers' schema.
 */
@NullMarked
package io.dirigent.directory.launcher.volume;

import org.jspecify.annotations.NullMarked;
