package io.dirigent.operator.report;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Bytes for a person, in two digits. What was said before is said again as long as it is about right: clients change these numbers all the time,
 * and each other word is a write.
 */
final class Size {

    private static final String[] UNITS = {"", "Ki", "Mi", "Gi", "Ti"};
    private static final long STEP = 1024;
    private static final double ABOUT_RIGHT = 0.25;

    /** Below this nobody needs to know more. */
    private static final long LITTLE = 64 * STEP * STEP;

    private static final String IN_WORDS = "<64Mi";

    private Size() {}

    static String of(long bytes, Optional<String> before) {
        return before.filter(said -> isAboutRight(said, bytes)).orElseGet(() -> inWords(bytes));
    }

    private static boolean isAboutRight(String said, long bytes) {
        if (said.equals(IN_WORDS)) {
            return bytes < LITTLE * (1 + ABOUT_RIGHT);
        }
        long meant = Quantity.getAmountInBytes(new Quantity(said)).longValue();
        return Math.abs(meant - bytes) <= ABOUT_RIGHT * meant;
    }

    private static String inWords(long bytes) {
        if (bytes < LITTLE) {
            return IN_WORDS;
        }
        double number = bytes;
        int unit = 0;
        while (number >= STEP && unit < UNITS.length - 1) {
            number /= STEP;
            unit++;
        }
        return new BigDecimal(number).round(new MathContext(2)).toPlainString() + UNITS[unit];
    }
}
