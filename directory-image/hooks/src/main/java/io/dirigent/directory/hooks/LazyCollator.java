package io.dirigent.directory.hooks;

import java.text.CollationKey;
import java.text.Collator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A collator that is made when it is first asked to compare.
 *
 * <p>The server makes one for each of its hundred locales when its schema classes are loaded, which is a fifth of a
 * start, for matching rules that hardly any search names.
 */
public final class LazyCollator extends Collator {

    private final Locale locale;
    private volatile @Nullable Collator made;

    private LazyCollator(Locale locale) {
        this.locale = locale;
    }

    /** Stands for {@link Collator#getInstance(Locale)}. */
    public static Collator of(Locale locale) {
        return new LazyCollator(locale);
    }

    @Override
    public int compare(String left, String right) {
        return made().compare(left, right);
    }

    @Override
    public @Nullable CollationKey getCollationKey(String source) {
        return made().getCollationKey(source);
    }

    @Override
    public synchronized void setStrength(int strength) {
        super.setStrength(strength);
        made = null;
    }

    @Override
    public synchronized void setDecomposition(int decomposition) {
        super.setDecomposition(decomposition);
        made = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LazyCollator that && super.equals(that) && locale.equals(that.locale);
    }

    @Override
    public int hashCode() {
        return locale.hashCode();
    }

    private Collator made() {
        Collator collator = made;
        return collator == null ? make() : collator;
    }

    private synchronized Collator make() {
        Collator collator = Collator.getInstance(locale);
        collator.setStrength(getStrength());
        collator.setDecomposition(getDecomposition());
        made = collator;
        return collator;
    }
}
