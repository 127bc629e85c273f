package org.sanqu.forms;

import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;

/**
 * What at most one submission may have, in the edition that is served.
 *
 * @param form {@code module/name}
 * @param owner whose it is; 0 for a form about members, who have one wherever they are at home
 * @param member whom it is about; null for a form about the organisation
 * @param key what it is about within owner and form
 * @param name the period, or of what a period is not asked; null for events without a key, of which there may be any number
 */
public record Slot(String form, long owner, Long member, String key, String name) {

    public Slot {
        owner = member == null ? owner : 0;
    }

    /** The slot of what is filled in in a version of a form. */
    public static Slot of(Form form, long owner, Long member, Period period, String key) {
        String name =
                switch (form.cadence()) {
                    case EVENT -> form.key().isEmpty() ? null : "event";
                    case ONCE -> "once";
                    default -> String.valueOf(period);
                };
        return new Slot(form.id(), owner, member, key, name);
    }
}
