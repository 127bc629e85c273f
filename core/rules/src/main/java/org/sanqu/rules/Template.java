package org.sanqu.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sanqu.api.CodeTable;
import org.sanqu.api.Text;

/** What a rule says: {@code {members}} is an attribute or a number of the rule, {@code {-days}} the same with the other sign. */
record Template(Bilingual pattern) {

    private static final Pattern PLACE = Pattern.compile("\\{(-?)([A-Za-z]+)}");

    /** The names that stand in one of the texts. */
    static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        PLACE.matcher(text).results().forEach(place -> names.add(place.group(2)));
        return names;
    }

    /** Of all attributes those that the texts name, to be kept. */
    ObjectNode needed(JsonNode attributes) {
        ObjectNode needed = JsonNodeFactory.instance.objectNode();
        for (String name : names(pattern.chinese())) {
            if (attributes.has(name)) {
                needed.set(name, attributes.get(name));
            }
        }
        return needed;
    }

    /** The text about one finding. */
    Text filled(JsonNode attributes, Map<String, BigDecimal> numbers) {
        return locale -> PLACE.matcher(pattern.in(locale)).replaceAll(place -> {
            String name = place.group(2);
            BigDecimal number = numbers.get(name);
            JsonNode value = attributes.path(name);
            String text = number != null || value.isNumber()
                    ? plain(
                            number != null ? number : value.decimalValue(),
                            !place.group(1).isEmpty())
                    : label(name, value.asText(), locale);
            return Matcher.quoteReplacement(text);
        });
    }

    /** The text with nothing but the numbers of the rule in it. */
    Bilingual filled(Map<String, BigDecimal> numbers) {
        Text text = filled(JsonNodeFactory.instance.objectNode(), numbers);
        return new Bilingual(text.in(Locale.CHINESE), text.in(Locale.ENGLISH));
    }

    private static String plain(BigDecimal number, boolean negated) {
        BigDecimal signed = negated ? number.negate() : number;
        return signed.signum() == 0 ? "0" : signed.stripTrailingZeros().toPlainString();
    }

    private static String label(String name, String code, Locale locale) {
        return CodeTable.names().contains(name) ? CodeTable.of(name).label(code, locale) : code;
    }
}
