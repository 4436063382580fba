/** Numbers that change all the time, for those who watch: Micrometer meters, one set a cluster. */
@NullMarked
package io.dirigent.operator.telemetry;

import org.jspecify.annotations.NullMarked;
