package io.dirigent.operator.report;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Bytes for a person, in two digits. What was said before is said again as long as it is about right: each other word is a write. */
final class Size {

    private static final String[] UNITS = {"", "Ki", "Mi", "Gi", "Ti"};
    private static final long STEP = 1024;

    /** Two digits are off by less than a twentieth; a word stays until it is off by more than twice that. */
    private static final double ABOUT_RIGHT = 0.1;

    private Size() {}

    static String of(long bytes, Optional<String> before) {
        return before.filter(said -> isAboutRight(said, bytes)).orElseGet(() -> inWords(bytes));
    }

    private static boolean isAboutRight(String said, long bytes) {
        long meant = Quantity.getAmountInBytes(new Quantity(said)).longValue();
        return Math.abs(meant - bytes) <= ABOUT_RIGHT * bytes;
    }

    private static String inWords(long bytes) {
        double number = bytes;
        int unit = 0;
        while (number >= STEP && unit < UNITS.length - 1) {
            number /= STEP;
            unit++;
        }
        return new BigDecimal(number).round(new MathContext(2)).toPlainString() + UNITS[unit];
    }
}
