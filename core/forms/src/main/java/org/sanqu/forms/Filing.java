package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;

/**
 * An entry that was looked at: what would be stored, and what speaks against it.
 *
 * @param owner the organisation that owns it; of no use where there are faults
 * @param member whom it is about; null for a form about the organisation
 * @param period the period it is for; null for profiles and events
 * @param key what it is about within owner and form
 * @param ref what makes a repeated import harmless; null when nobody said
 * @param behalf on whose behalf it is recorded; null for one's own
 * @param batch the batch that imports it; null when it was typed in
 * @param awaits the organisation that has to agree first; null when nobody has to
 * @param text what lists are searched for: names as they are written now; of no use where there are faults
 * @param faults what is wrong, with pointers into the entry: {@code /period}, {@code /data/name}
 */
record Filing(
        Form form,
        long owner,
        Long member,
        Period period,
        LocalDate day,
        String key,
        String ref,
        String behalf,
        Long batch,
        Long awaits,
        JsonNode data,
        String text,
        List<Fault> faults) {

    /** What at most one submission may have. */
    Slot place() {
        return Slot.of(form, owner, member, period, key);
    }

    /** The name of its {@link #place}; null for events without a key. */
    String slot() {
        return place().name();
    }

    Filing withRef(String other) {
        return new Filing(form, owner, member, period, day, key, other, behalf, batch, awaits, data, text, faults);
    }

    /** The same on behalf of somebody. */
    Filing withBehalf(String other) {
        return new Filing(form, owner, member, period, day, key, ref, other, batch, awaits, data, text, faults);
    }

    /** The same as a part of a batch. */
    Filing withBatch(long number) {
        return new Filing(form, owner, member, period, day, key, ref, behalf, number, awaits, data, text, faults);
    }

    /** The same with other data. */
    Filing withData(JsonNode other) {
        return new Filing(form, owner, member, period, day, key, ref, behalf, batch, awaits, other, text, faults);
    }
}
