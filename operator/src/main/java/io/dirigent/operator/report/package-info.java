/** From what was seen, planned and done to what a person reads: status, conditions, events. */
@NullMarked
package io.dirigent.operator.report;

import org.jspecify.annotations.NullMarked;
