/** What the chart makes of its values, and the plain manifests that are made from it. No cluster is needed for any of it. */
@NullMarked
package io.dirigent.helm;

import org.jspecify.annotations.NullMarked;
