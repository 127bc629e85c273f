package org.sanqu.organisation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sanqu.api.organisation.Effect;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.organisation.Biography.Place;
import org.sanqu.organisation.Biography.Version;

/** What became other about organisations on a day. */
final class Effects {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Effects() {}

    static List<Effect> of(Biography before, Biography after, LocalDate day) {
        Map<String, String> was = attributes(before, day);
        Map<String, String> is = attributes(after, day);
        List<Effect> effects = new ArrayList<>();
        if (was.isEmpty() != is.isEmpty()) {
            effects.add(
                    new Effect(after.id(), Patch.EXISTS, was.isEmpty() ? null : "true", is.isEmpty() ? null : "true"));
        }
        if (was.isEmpty() && ended(before, day)) {
            was.putAll(attributes(before, before.life().until().minusDays(1)));
            // that it no longer ends is that it exists again
            is.remove(Patch.ENDS_ON);
        }
        // the rest of what is no more is in the past
        is.forEach((attribute, value) -> {
            if (!Objects.equals(was.get(attribute), value)) {
                effects.add(new Effect(after.id(), attribute, was.get(attribute), value));
            }
        });
        return effects;
    }

    private static boolean ended(Biography told, LocalDate day) {
        LocalDate until = told.life() == null ? null : told.life().until();
        return until != null && !until.isAfter(day);
    }

    /** Every attribute, null for none; empty when it does not exist on the day. */
    private static Map<String, String> attributes(Biography told, LocalDate day) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (!told.exists(day)) {
            return attributes;
        }
        Version version = told.version(day).orElseThrow();
        attributes.put(Patch.NAME, version.name());
        attributes.put(Patch.SHORT_NAME, version.shortName());
        attributes.put(Patch.TYPE, version.type().code());
        attributes.put(Patch.SECTORS, joined(version.sectors()));
        attributes.put(Patch.ALIASES, joined(told.aliases()));
        attributes.put(Patch.UNITS, version.units() == null ? null : String.valueOf(version.units()));
        LocalDate until = told.life().until();
        attributes.put(Patch.ENDS_ON, until == null ? null : until.toString());
        for (String hierarchy : Projection.HIERARCHIES) {
            Long parent = told.place(hierarchy, day).map(Place::parent).orElse(null);
            String name = hierarchy.equals(Hierarchy.FORMAL) ? Patch.PARENT : Patch.PARENT + "/" + hierarchy;
            attributes.put(name, parent == null ? null : String.valueOf(parent));
        }
        return attributes;
    }

    private static String joined(List<String> texts) {
        return texts.isEmpty() ? null : String.join(",", texts);
    }

    /** As text for the database, without the organisation. */
    static String written(List<Effect> effects) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        effects.forEach(
                each -> all.addArray().add(each.attribute()).add(each.before()).add(each.after()));
        return all.toString();
    }

    static List<Effect> read(long organisation, String text) {
        List<Effect> effects = new ArrayList<>();
        try {
            for (JsonNode each : JSON.readTree(text == null ? "[]" : text)) {
                effects.add(new Effect(
                        organisation,
                        each.get(0).textValue(),
                        each.get(1).textValue(),
                        each.get(2).textValue()));
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return effects;
    }
}
