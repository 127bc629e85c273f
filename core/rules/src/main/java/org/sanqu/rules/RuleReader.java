package org.sanqu.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sanqu.api.metric.Source;
import org.sanqu.api.rule.Rule;

/** Reads a rule file and says everything that is wrong with it. */
final class RuleReader {

    private static final Set<String> KEYS = Set.of(
            "title",
            "titleEn",
            "about",
            "source",
            "sourceEn",
            "article",
            "mark",
            "from",
            "until",
            "parameters",
            "where",
            "finding",
            "advice");
    private static final Map<String, Source> ABOUT = Map.of(
            "organisation", Source.ORGANISATIONS,
            "member", Source.MEMBERS,
            "affiliation", Source.AFFILIATIONS,
            "appointment", Source.APPOINTMENTS);

    private final String id;
    private final JsonNode said;
    private final List<String> faults = new ArrayList<>();

    private RuleReader(String id, JsonNode said) {
        this.id = id;
        this.said = said;
    }

    /**
     * The rule of a file.
     *
     * @throws IllegalArgumentException with every fault
     */
    static RuleFile read(String id, JsonNode file) {
        RuleReader reader = new RuleReader(id, file);
        RuleFile rule = reader.rule();
        if (!reader.faults.isEmpty()) {
            throw new IllegalArgumentException("rules/" + id + ".json: " + String.join("; ", reader.faults));
        }
        return rule;
    }

    private RuleFile rule() {
        said.fieldNames().forEachRemaining(key -> check(KEYS.contains(key), "unknown key " + key));
        Template advice = new Template(Bilingual.of(said.path("advice")));
        Map<String, BigDecimal> parameters = parameters();
        Rule rule = new Rule(
                id,
                ABOUT.get(text("about")),
                new Bilingual(text("title"), text("titleEn")),
                new Bilingual(text("source"), text("sourceEn")),
                said.path("article").asText(),
                advice.filled(parameters),
                date("from"),
                said.has("until") ? date("until") : null,
                parameters);
        check(rule.about() != null, "about is one of " + new TreeSet<>(ABOUT.keySet()));
        check(RuleFile.MARKS.contains(text("mark")), "mark is one of " + new TreeSet<>(RuleFile.MARKS));
        check(
                rule.until() == null || rule.from() == null || rule.from().isBefore(rule.until()),
                "until is not after from");
        check(parameters.keySet().containsAll(bilingual("advice")), "advice names what is not a number");
        Template template = new Template(Bilingual.of(said.path("finding")));
        where(rule.parameters().keySet());
        return new RuleFile(rule, said.path("mark").asText(), said.path("where"), template, advice);
    }

    private void where(Set<String> parameters) {
        JsonNode where = said.path("where");
        check(!Where.attributes(where).isEmpty(), "where names no attribute");
        Set<String> used = new HashSet<>(bilingual("finding"));
        Set<String> named = Where.parameters(where);
        check(parameters.containsAll(named), "where uses a number that is not there: " + named);
        Set<String> known = new TreeSet<>(parameters);
        known.addAll(Where.attributes(where));
        check(known.containsAll(used), "finding names what is neither an attribute nor a number: " + used);
        used.addAll(named);
        check(used.containsAll(parameters), "a number is not used: " + parameters);
        if (where.isObject() && parameters.containsAll(named)) {
            Where.faults(where, parameters()).forEach(fault -> faults.add("where: " + fault));
        }
    }

    private Map<String, BigDecimal> parameters() {
        Map<String, BigDecimal> numbers = new TreeMap<>();
        said.path("parameters").properties().forEach(number -> {
            check(number.getValue().isNumber(), number.getKey() + " is not a number");
            check(number.getValue().decimalValue().signum() >= 0, number.getKey() + " is negative");
            numbers.put(number.getKey(), number.getValue().decimalValue());
        });
        return numbers;
    }

    /** The placeholders of a text in two languages, which must be the same in both. */
    private Set<String> bilingual(String key) {
        String chinese = said.path(key).path("zh").asText();
        String english = said.path(key).path("en").asText();
        check(!chinese.isBlank() && !english.isBlank(), key + " is missing in a language");
        check(Template.names(chinese).equals(Template.names(english)), key + " differs in its placeholders");
        return Template.names(chinese);
    }

    private String text(String key) {
        String text = said.path(key).asText();
        check(!text.isBlank(), key + " is missing");
        return text;
    }

    private LocalDate date(String key) {
        try {
            return LocalDate.parse(text(key));
        } catch (DateTimeException e) {
            check(false, key + " is not a day");
            return null;
        }
    }

    private void check(boolean good, String fault) {
        if (!good) {
            faults.add(fault);
        }
    }
}
