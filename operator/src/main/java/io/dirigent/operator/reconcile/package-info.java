/** The reconciler, a table of contents: observe, plan, act, report. And what wakes it. */
@NullMarked
package io.dirigent.operator.reconcile;

import org.jspecify.annotations.NullMarked;
