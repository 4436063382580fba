package io.dirigent.apiserver.cel;

import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that Kubernetes adds to CEL and that rules here use; any other is refused when a rule is declared. */
final class KubernetesFunctions {
    private static final CelType TEXT = SimpleType.STRING;
    private static final CelType QUANTITY = OpaqueType.create("kubernetes.Quantity");
    private static final CelType URL = OpaqueType.create("kubernetes.URL");
    private static final CelType T = TypeParamType.create("T");
    private static final CelType LIST = ListType.create(T);

    private final Map<String, List<CelOverloadDecl>> declared = new LinkedHashMap<>();
    private final List<CelFunctionBinding> bindings = new ArrayList<>();

    KubernetesFunctions() {
        urls();
        quantities();
        lists();
        member("find", TEXT, String.class, TEXT, TEXT, String.class, (text, regex) -> findAll(text, regex).stream()
                .findFirst()
                .orElse(""));
        member("findAll", TEXT, String.class, ListType.create(TEXT), TEXT, String.class, KubernetesFunctions::findAll);
    }

    List<CelFunctionDecl> declarations() {
        return declared.entrySet().stream()
                .map(entry -> CelFunctionDecl.newFunctionDeclaration(entry.getKey(), entry.getValue()))
                .toList();
    }

    List<CelFunctionBinding> bindings() {
        return bindings;
    }

    private void urls() {
        global("isURL", SimpleType.BOOL, text -> isUrl(text));
        global("url", URL, text -> URI.create(text));
        Class<URI> uri = URI.class;
        member("getScheme", URL, uri, TEXT, url -> orEmpty(url.getScheme()));
        member("getHost", URL, uri, TEXT, url -> orEmpty(url.getAuthority()));
        member("getHostname", URL, uri, TEXT, url -> orEmpty(url.getHost()));
        member("getPort", URL, uri, TEXT, url -> url.getPort() < 0 ? "" : Integer.toString(url.getPort()));
        member("getEscapedPath", URL, uri, TEXT, url -> orEmpty(url.getRawPath()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() ? uri.getHost() != null || uri.isOpaque() : text.startsWith("/");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void quantities() {
        global("isQuantity", SimpleType.BOOL, text -> Quantity.parse(text).isPresent());
        global("quantity", QUANTITY, text -> Quantity.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("not a quantity: " + text)));
        Class<BigDecimal> number = BigDecimal.class;
        member("isGreaterThan", QUANTITY, number, SimpleType.BOOL, QUANTITY, number, (a, b) -> a.compareTo(b) > 0);
        member("isLessThan", QUANTITY, number, SimpleType.BOOL, QUANTITY, number, (a, b) -> a.compareTo(b) < 0);
        member("compareTo", QUANTITY, number, SimpleType.INT, QUANTITY, number, (a, b) -> (long) a.compareTo(b));
        member("add", QUANTITY, number, QUANTITY, QUANTITY, number, (a, b) -> a.add(b)
                .stripTrailingZeros());
        member("sub", QUANTITY, number, QUANTITY, QUANTITY, number, (a, b) -> a.subtract(b)
                .stripTrailingZeros());
        member("sign", QUANTITY, number, SimpleType.INT, a -> (long) a.signum());
        member("isInteger", QUANTITY, number, SimpleType.BOOL, a -> a.scale() <= 0);
        member("asInteger", QUANTITY, number, SimpleType.INT, BigDecimal::longValueExact);
        member("asApproximateFloat", QUANTITY, number, SimpleType.DOUBLE, BigDecimal::doubleValue);
    }

    @SuppressWarnings("rawtypes") // lists come as they are
    private void lists() {
        Class<List> list = List.class;
        member("isSorted", LIST, list, SimpleType.BOOL, values -> texts(values).stream()
                .sorted(KubernetesFunctions::compare)
                .toList()
                .equals(values));
        member("min", LIST, list, T, values -> texts(values).stream()
                .min(KubernetesFunctions::compare)
                .orElseThrow());
        member("max", LIST, list, T, values -> texts(values).stream()
                .max(KubernetesFunctions::compare)
                .orElseThrow());
        member("sum", LIST, list, T, values -> sum(texts(values)));
        member("indexOf", LIST, list, SimpleType.INT, T, Object.class, (values, one) -> (long) values.indexOf(one));
        member("lastIndexOf", LIST, list, SimpleType.INT, T, Object.class, (values, one) ->
                (long) values.lastIndexOf(one));
    }

    private static List<Object> texts(List<?> values) {
        return new ArrayList<>(values);
    }

    @SuppressWarnings("unchecked") // the checker has seen to it that the elements are of one type
    private static int compare(Object one, Object other) {
        return Comparator.<Comparable<Object>>naturalOrder()
                .compare((Comparable<Object>) one, (Comparable<Object>) other);
    }

    private static Object sum(List<Object> values) {
        return values.stream().anyMatch(Double.class::isInstance)
                ? (Object) values.stream().mapToDouble(value -> (Double) value).sum()
                : (Object) values.stream().mapToLong(value -> (Long) value).sum();
    }

    private static List<String> findAll(String text, String regex) {
        var matcher = com.google.re2j.Pattern.compile(regex).matcher(text);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private void global(String name, CelType result, CelFunctionOverload.Unary<String> work) {
        String id = "kubernetes_" + name;
        declare(name, newGlobalOverload(id, result, TEXT));
        bindings.add(CelFunctionBinding.from(id, String.class, work));
    }

    private <A> void member(String name, CelType type, Class<A> on, CelType result, CelFunctionOverload.Unary<A> work) {
        String id = "kubernetes_" + name + "_" + type.name();
        declare(name, newMemberOverload(id, result, type));
        bindings.add(CelFunctionBinding.from(id, on, work));
    }

    private <A, B> void member(
            String name,
            CelType type,
            Class<A> on,
            CelType result,
            CelType argument,
            Class<B> with,
            CelFunctionOverload.Binary<A, B> work) {
        String id = "kubernetes_" + name + "_" + type.name() + "_" + argument.name();
        declare(name, newMemberOverload(id, result, type, argument));
        bindings.add(CelFunctionBinding.from(id, on, with, work));
    }

    private void declare(String name, CelOverloadDecl overload) {
        declared.computeIfAbsent(name, key -> new ArrayList<>()).add(overload);
    }
}
