/**
 * The heart of the product: from what a user wants and what was observed to the next steps. Pure, so that it can be read, tested
 * exhaustively and reasoned about alone.
 */
@NullMarked
package io.dirigent.operator.plan;

import org.jspecify.annotations.NullMarked;
