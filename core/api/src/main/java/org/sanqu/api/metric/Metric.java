package org.sanqu.api.metric;

import java.util.Locale;
import java.util.Map;

/**
 * The definition of a number.
 *
 * @param module the module's id
 * @param name the file's name without ending, unique in the module
 * @param title in Chinese
 * @param unit as shown behind the number, {@code %} makes a ratio a percentage; may be empty
 * @param decimals how many are shown, 0 … 4
 * @param numerator what is counted
 * @param denominator over what; null for a plain number
 * @param translations by language, then by JSON Pointer into the file
 */
public record Metric(
        String module,
        String name,
        String title,
        String unit,
        int decimals,
        Aggregate numerator,
        Aggregate denominator,
        Map<String, Map<String, String>> translations) {

    public Metric {
        translations = Map.copyOf(translations);
    }

    /** {@code module/name}, unique on the platform. */
    public String id() {
        return module + "/" + name;
    }

    public boolean isRatio() {
        return denominator != null;
    }

    public String title(Locale locale) {
        return text("/title", title, locale);
    }

    public String unit(Locale locale) {
        return text("/unit", unit, locale);
    }

    private String text(String pointer, String otherwise, Locale locale) {
        return translations.getOrDefault(locale.getLanguage(), Map.of()).getOrDefault(pointer, otherwise);
    }
}
