package org.sanqu.forms.version;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;
import org.sanqu.forms.Slot;
import org.sanqu.forms.SubmissionRows;
import org.sanqu.forms.list.TextRows;

/** Where submissions stand in the edition that is served: their day, their key, and the slot that none but one has; inside one transaction. */
record ServedRows(Sql sql) {

    /**
     * How a submission stands.
     *
     * @param slot the name of its slot; null when it has none
     */
    record Standing(SubmissionState state, LocalDate day, String key, String slot) {

        private static Standing read(Row row) {
            return new Standing(
                    SubmissionState.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                    row.date("day"),
                    row.text("served"),
                    row.text("slot"));
        }
    }

    /** How a submission stands; empty when it is in another revision by now. */
    Optional<Standing> standing(Submission looked) {
        return sql.first(
                "select state, day, coalesce(served_key, series_key) as served, slot from submission"
                        + " where id = ? and revision = ?",
                Standing::read,
                looked.id(),
                looked.revision());
    }

    /**
     * Moves a submission to where it reads; false, and nothing is done, when another has that slot and stays there. One that has it only until
     * its own turn comes gives it up.
     */
    boolean move(Submission written, Standing now, Way way, Slot slot, LocalDate day) {
        String name = now.state() == SubmissionState.VOIDED ? null : slot.name();
        boolean same = now.key().equals(slot.key()) && (name == null ? now.slot() == null : name.equals(now.slot()));
        if (!same && name != null) {
            Optional<Long> holder = new SubmissionRows(sql).holder(slot).filter(id -> id != written.id());
            if (holder.isPresent() && !moves(holder.get(), way)) {
                return false;
            }
            holder.ifPresent(id -> sql.update("update submission set slot = null where id = ?", id));
        }
        if (!same || !now.day().equals(day)) {
            put(written, slot.key(), name, day);
        }
        return true;
    }

    private void put(Submission written, String key, String slot, LocalDate day) {
        sql.update(
                "update submission set served_key = ?, slot = ?, day = ?, written_day = ? where id = ?",
                key.equals(written.key()) ? null : key,
                slot,
                day,
                day.equals(written.day()) ? null : written.day(),
                written.id());
        new TextRows(sql).moved(written.id());
    }

    /** Has a submission stand where it was written, in its slot unless another has that by now. */
    void back(Submission written, SubmissionState state, Form version, Way way) {
        Slot slot = slot(written, version);
        boolean free = new SubmissionRows(sql)
                .holder(slot)
                .filter(id -> id != written.id())
                .filter(id -> !giveUp(id, way))
                .isEmpty();
        put(written, written.key(), state != SubmissionState.VOIDED && free ? slot.name() : null, written.day());
    }

    private boolean giveUp(long holder, Way way) {
        return moves(holder, way) && sql.update("update submission set slot = null where id = ?", holder) > 0;
    }

    private static Slot slot(Submission written, Form version) {
        return Slot.of(version, written.organisation(), written.member(), written.period(), written.key());
    }

    /** Whether a submission will itself be brought to another place, now or at its turn. */
    boolean moves(long id, Way way) {
        int edition = way.form().edition();
        return sql.first(
                        """
                        select v.edition as written, coalesce(w.edition, 0) as served, r.migrations, f.attempt
                        from submission s join form_version v on v.version = s.form_version
                        left join submission_reading r on r.submission = s.id and r.revision = s.revision
                        left join form_version w on w.version = r.form_version
                        left join reading_failure f on f.submission = s.id and f.revision = s.revision
                        where s.id = ?""",
                        row -> {
                            int written = (int) row.number("written");
                            boolean read = row.number("served") == edition
                                    && way.migrations(written).equals(row.text("migrations"));
                            boolean brought = written < edition
                                    && way.from(written).isPresent()
                                    && !way.attempt().equals(row.text("attempt"));
                            return row.number("served") > edition || brought && !read;
                        },
                        id)
                .orElse(false);
    }

    /** Gives a submission that has no slot the one where it stands, unless another has it. */
    void seat(Submission written, Form form) {
        standing(written)
                .filter(now -> now.state() != SubmissionState.VOIDED)
                .map(now -> Slot.of(form, written.organisation(), written.member(), written.period(), now.key()))
                .filter(slot -> new SubmissionRows(sql).holder(slot).isEmpty())
                .ifPresent(
                        slot -> sql.update("update submission set slot = ? where id = ?", slot.name(), written.id()));
    }

    /** Marks a submission whose figures are others than those that were approved. */
    void mark(long id) {
        sql.update("update submission set changed_after_approval = 1 where id = ?", id);
    }

    /** Those of a form that have no slot though they are not void, behind an id. */
    List<Submission> without(String form, long after, int most) {
        return sql.list(
                "select " + SubmissionRows.COLUMNS + " from submission where form = ? and id > ? and slot is null"
                        + " and state <> 'voided' order by id limit ?",
                SubmissionRows::read,
                form,
                after,
                most);
    }
}
