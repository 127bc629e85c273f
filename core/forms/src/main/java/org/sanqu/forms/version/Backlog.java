package org.sanqu.forms.version;

import java.util.List;
import org.sanqu.api.form.Form;

/**
 * What is to be done so that a form's submissions read in its edition: the missing readings, and those of later editions that are to go.
 *
 * @param behind the versions of earlier editions with submissions
 * @param ahead the versions of later editions in which submissions are read
 * @param forward how many submissions have to be read anew
 * @param back how many readings have to go
 */
record Backlog(List<VersionRows.Used> behind, List<String> ahead, long forward, long back) {

    static final Backlog NONE = new Backlog(List.of(), List.of(), 0, 0);

    static Backlog of(VersionRows rows, Way way) {
        Form form = way.form();
        if (rows.onlyEdition(form.id(), form.edition())) {
            return NONE;
        }
        List<VersionRows.Used> behind = rows.used(form.id()).stream()
                .filter(used -> used.edition() < form.edition())
                .filter(used -> way.from(used.edition()).isPresent())
                .toList();
        List<String> ahead = rows.readAhead(form.id(), form.edition());
        long forward = behind.stream().mapToLong(used -> rows.unread(used, way)).sum();
        return new Backlog(
                behind, ahead, forward, ahead.stream().mapToLong(rows::readings).sum());
    }

    /** How many submissions will read differently; one that changes its reading is in both. */
    long size() {
        return Math.max(forward, back);
    }

    boolean isEmpty() {
        return forward == 0 && back == 0;
    }
}
