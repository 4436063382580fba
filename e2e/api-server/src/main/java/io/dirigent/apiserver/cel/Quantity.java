package io.dirigent.apiserver.cel;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes' quantities: {@code 1Gi}, {@code 500m}, {@code 1e3}. */
final class Quantity {
    private static final Pattern FORM =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+))(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\\d{1,3})?");
    private static final Map<String, Integer> BINARY = Map.of("Ki", 1, "Mi", 2, "Gi", 3, "Ti", 4, "Pi", 5, "Ei", 6);
    private static final Map<String, Integer> DECIMAL =
            Map.of("n", -9, "u", -6, "m", -3, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);

    private Quantity() {}

    static Optional<BigDecimal> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(form.group(1));
        String unit = Optional.ofNullable(form.group(2)).orElse("");
        BigDecimal value =
                switch (unit) {
                    case "" -> number;
                    case String binary
                    when BINARY.containsKey(binary) ->
                        number.multiply(BigDecimal.valueOf(1024).pow(BINARY.get(binary)));
                    case String decimal
                    when DECIMAL.containsKey(decimal) -> number.scaleByPowerOfTen(DECIMAL.get(decimal));
                    default -> number.scaleByPowerOfTen(Integer.parseInt(unit.substring(1)));
                };
        return Optional.of(value.stripTrailingZeros());
    }
}
