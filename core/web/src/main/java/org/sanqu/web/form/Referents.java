package org.sanqu.web.form;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sanqu.api.form.Attachment;

/** Finds the members, organisations, submissions and files that a field can refer to, as the reader may see them. */
public interface Referents {

    /** What an id stands for; empty when it is nothing that the reader may see. */
    Optional<String> name(Kind kind, long id);

    /** What several ids stand for; what the reader may not see is left out. */
    default Map<Long, String> names(Kind kind, Collection<Long> ids) {
        Map<Long, String> names = new LinkedHashMap<>();
        ids.forEach(id -> name(kind, id).ifPresent(name -> names.put(id, name)));
        return names;
    }

    /** What the field at a pointer offers without a search. */
    default List<Option> offered(String pointer) {
        return List.of();
    }

    /** Those that a text finds, a few of them. */
    List<Option> find(Kind kind, String text);

    /** The only one who is called exactly so; empty where there is none or several, and where that is not certain. */
    default Optional<Long> only(Kind kind, String name) {
        return Optional.empty();
    }

    /** The submissions of a form ({@code module/name}) that a text finds, a few of them. */
    default List<Option> submissions(String form, String text) {
        return List.of();
    }

    /** A file that was brought; empty when it is nothing that the reader may see. */
    default Optional<Attachment> attachment(String id) {
        return Optional.empty();
    }
}
