package org.sanqu.web.page.organisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.organisation.Effect;
import org.sanqu.web.http.Labels;

/** What changes did, as lines that people read. */
public final class Effects {

    private final Labels labels;
    private final Names names;

    public Effects(Labels labels, Names names) {
        this.labels = labels;
        this.names = names;
    }

    /** What became other about one organisation. */
    public record Group(String organisation, List<Line> lines) {}

    /**
     * A line.
     *
     * @param what what changed
     * @param before as it was; empty for nothing
     * @param after as it became; empty for nothing
     */
    public record Line(String what, String before, String after) {}

    public List<Group> groups(Collection<Effect> effects) {
        Map<Long, List<Effect>> byOrganisation = new LinkedHashMap<>();
        effects.forEach(effect -> byOrganisation
                .computeIfAbsent(effect.organisation(), id -> new ArrayList<>())
                .add(effect));
        return byOrganisation.entrySet().stream()
                .map(each -> new Group(names.of(each.getKey()), lines(each.getValue())))
                .toList();
    }

    List<Line> lines(Collection<Effect> effects) {
        return effects.stream()
                .filter(effect -> !repeats(effect, effects))
                .map(effect -> line(effect, effects))
                .toList();
    }

    /** A short name that is just the name again. */
    private static boolean repeats(Effect effect, Collection<Effect> effects) {
        return effect.attribute().equals("shortName")
                && effects.contains(new Effect(effect.organisation(), "name", effect.before(), effect.after()));
    }

    /** The organisations that effects name, those in the values included. */
    public static Stream<Long> organisations(Collection<Effect> effects) {
        return effects.stream()
                .flatMap(effect -> Stream.concat(
                        Stream.of(effect.organisation()),
                        isParent(effect)
                                ? Stream.of(effect.before(), effect.after())
                                        .filter(value -> value != null && value.matches("[0-9]{1,18}"))
                                        .map(Long::valueOf)
                                : Stream.empty()));
    }

    private Line line(Effect effect, Collection<Effect> effects) {
        return new Line(
                labels.code("effect", effect.attribute().replace('/', '-')),
                value(effect, effect.before()),
                effect.attribute().equals("exists") ? labels.of(turn(effect, effects)) : value(effect, effect.after()));
    }

    /** What is founded gets its name; what had one before exists again. */
    private static String turn(Effect exists, Collection<Effect> effects) {
        if (exists.after() == null) {
            return "effect.ends";
        }
        boolean named = effects.stream()
                .filter(effect -> effect.organisation() == exists.organisation())
                .anyMatch(effect -> effect.attribute().equals("name") && effect.before() == null);
        return named ? "effect.begins" : "effect.again";
    }

    private String value(Effect effect, String value) {
        if (value == null) {
            return "";
        }
        if (isParent(effect)) {
            return value.matches("[0-9]{1,18}") ? names.of(Long.parseLong(value)) : value;
        }
        return switch (effect.attribute()) {
            case "type" -> labels.code("type", value);
            case "exists" -> labels.of("effect.is");
            case "sectors" -> codes(value);
            case "aliases" -> value.replace(",", labels.of("value.separator"));
            default -> value;
        };
    }

    private String codes(String value) {
        return Arrays.stream(value.split(","))
                .map(code -> labels.code("sector", code))
                .collect(Collectors.joining(labels.of("value.separator")));
    }

    private static boolean isParent(Effect effect) {
        return effect.attribute().startsWith("parent");
    }
}
