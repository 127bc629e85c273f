package org.sanqu.web.form;

import java.util.List;
import java.util.Optional;

/** Finds the members and organisations that a field can refer to, as the reader may see them. */
public interface Referents {

    /** What an id stands for; empty when it is nothing that the reader may see. */
    Optional<String> name(Kind kind, long id);

    /** What the field at a pointer offers without a search. */
    default List<Option> offered(String pointer) {
        return List.of();
    }

    /** Those that a text finds, a few of them. */
    List<Option> find(Kind kind, String text);
}
