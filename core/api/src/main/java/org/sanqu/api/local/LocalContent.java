package org.sanqu.api.local;

import java.time.LocalDateTime;
import java.util.List;

/**
 * What an office writes of a local form; may be unfinished while it is a draft.
 *
 * @param title what it is called
 * @param note what it is for and how to fill it in; empty for nothing
 * @param fields in their order
 * @param addressees who is asked
 * @param due by when; null while nobody said
 */
public record LocalContent(
        String title, String note, List<LocalField> fields, Addressees addressees, LocalDateTime due) {

    public LocalContent {
        fields = List.copyOf(fields);
    }

    /** The same with another deadline; null for none. */
    public LocalContent until(LocalDateTime other) {
        return new LocalContent(title, note, fields, addressees, other);
    }
}
