package org.sanqu.api.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import org.sanqu.api.form.Form;

/**
 * A table that an office made itself.
 *
 * @param id the platform's own id
 * @param organisation the id of the organisation that asks
 * @param content what it asks, whom, and by when
 * @param asked how many organisations are asked; 0 for a draft
 * @param state where it stands
 * @param revision 1 when new, one more with every change
 * @param by the account that changed it last
 * @param at when
 * @param sentAt when it was sent; null for a draft
 * @param closedAt when it was closed; null unless it is
 */
public record LocalForm(
        long id,
        long organisation,
        LocalContent content,
        int asked,
        State state,
        int revision,
        String by,
        Instant at,
        Instant sentAt,
        Instant closedAt) {

    /** The module of all local forms of a district. */
    public static final String MODULE = "local";

    /** The form's name in the module. */
    public String name() {
        return "f" + id;
    }

    /** The form's id: {@code local/f12}. */
    public String form() {
        return MODULE + "/" + name();
    }

    /** Whether a form that is served is a local one that nobody is asked to fill in any more: it was closed, or all who were asked are gone. */
    public static boolean isOver(Form form) {
        JsonNode where = form.appliesTo().where();
        return form.module().equals(MODULE)
                && where != null
                && where.size() == 1
                && where.path("not").isObject()
                && where.path("not").isEmpty();
    }

    /** Where a local form stands. */
    public enum State {
        DRAFT,
        /** Sent, and to be answered. */
        SENT,
        /** No more answers are taken. */
        CLOSED;

        /** The name in the database and the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state with a code; null when there is none. */
        public static State of(String code) {
            for (State state : values()) {
                if (state.code().equals(code)) {
                    return state;
                }
            }
            return null;
        }
    }
}
