package org.sanqu.web.form;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sanqu.api.form.Attachment;

/** Remembers what ids stand for, and can ask for all those of a page at once. Not thread-safe. */
public final class Named implements Referents {

    private final Referents referents;
    private final Map<Kind, Map<Long, Optional<String>>> known = new EnumMap<>(Kind.class);
    private Map<Kind, Set<Long>> gathered;

    private Named(Referents referents) {
        this.referents = referents;
    }

    /** One that remembers what others find; one that remembers already as it is. */
    public static Named of(Referents referents) {
        return referents instanceof Named named ? named : new Named(referents);
    }

    /** Learns from a drawing, which is thrown away, what will be asked for, and asks for all of it together. */
    public void ahead(Runnable drawing) {
        if (gathered != null) {
            return;
        }
        Map<Kind, Set<Long>> wanted = new EnumMap<>(Kind.class);
        gathered = wanted;
        try {
            drawing.run();
        } finally {
            gathered = null;
        }
        wanted.forEach(this::names);
    }

    @Override
    public Optional<String> name(Kind kind, long id) {
        return Optional.ofNullable(names(kind, List.of(id)).get(id));
    }

    @Override
    public Map<Long, String> names(Kind kind, Collection<Long> ids) {
        Map<Long, Optional<String>> there = known.computeIfAbsent(kind, unknown -> new HashMap<>());
        Set<Long> missing = new LinkedHashSet<>(ids);
        missing.removeAll(there.keySet());
        if (gathered != null) {
            gathered.computeIfAbsent(kind, unknown -> new LinkedHashSet<>()).addAll(missing);
        } else if (!missing.isEmpty()) {
            Map<Long, String> found = referents.names(kind, missing);
            missing.forEach(id -> there.put(id, Optional.ofNullable(found.get(id))));
        }
        Map<Long, String> names = new LinkedHashMap<>();
        ids.forEach(id -> there.getOrDefault(id, Optional.empty()).ifPresent(name -> names.put(id, name)));
        return names;
    }

    @Override
    public List<Option> offered(String pointer) {
        return referents.offered(pointer);
    }

    @Override
    public List<Option> find(Kind kind, String text) {
        return gathered == null ? referents.find(kind, text) : List.of();
    }

    @Override
    public List<Option> submissions(String form, String text) {
        return gathered == null ? referents.submissions(form, text) : List.of();
    }

    @Override
    public Optional<Attachment> attachment(String id) {
        return gathered == null ? referents.attachment(id) : Optional.empty();
    }
}
