package io.dirigent.operator.resources;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Quantities as the API server writes them: {@code 1000m} comes back as {@code 1}, {@code 1024Mi} as {@code 1Gi}. */
final class Quantities {
    private static final List<String> BINARY = List.of("Ei", "Pi", "Ti", "Gi", "Mi", "Ki");
    private static final List<String> DECIMAL = List.of("E", "P", "T", "G", "M", "k", "", "m", "u", "n");
    private static final int LARGEST_DECIMAL_EXPONENT = 18;

    private Quantities() {}

    static SortedMap<String, Quantity> canonical(Map<String, Quantity> quantities) {
        SortedMap<String, Quantity> canonical = new TreeMap<>();
        quantities.forEach((name, quantity) -> canonical.put(name, canonical(quantity)));
        return canonical;
    }

    /** The same amount with the largest unit that leaves a whole number (apimachinery, {@code Quantity.CanonicalizeBytes}). */
    static Quantity canonical(Quantity quantity) {
        BigDecimal amount = quantity.getNumericalAmount();
        boolean binary = quantity.getFormat() != null && quantity.getFormat().endsWith("i");
        return new Quantity(
                binary && amount.abs().compareTo(BigDecimal.valueOf(1024)) >= 0 ? binary(amount) : decimal(amount));
    }

    private static String binary(BigDecimal amount) {
        BigInteger whole = amount.setScale(0, RoundingMode.UP).toBigInteger();
        int power = Math.min(whole.getLowestSetBit() / 10, BINARY.size());
        return power == 0 ? whole.toString() : whole.shiftRight(10 * power) + BINARY.get(BINARY.size() - power);
    }

    private static String decimal(BigDecimal amount) {
        int exponent = LARGEST_DECIMAL_EXPONENT;
        for (String unit : DECIMAL) {
            BigDecimal scaled = amount.movePointLeft(exponent);
            if (scaled.stripTrailingZeros().scale() <= 0) {
                return scaled.toBigInteger() + (scaled.signum() == 0 ? "" : unit);
            }
            exponent -= 3;
        }
        throw new IllegalArgumentException("finer than a billionth: " + amount);
    }
}
