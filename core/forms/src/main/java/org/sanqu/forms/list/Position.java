package org.sanqu.forms.list;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.SubmissionQuery;

/** A place in the order of pages: the newest day first, then the highest id. */
record Position(LocalDate day, long id) {

    static final Comparator<Position> ORDER =
            Comparator.comparing(Position::day).thenComparing(Position::id).reversed();

    private static final Position START = new Position(LocalDate.of(9999, 12, 31), Long.MAX_VALUE);

    /** Where the page of a query begins: behind the one before, and in its period. */
    static Position of(SubmissionQuery query) {
        Position after = parse(query.after());
        if (query.period() == null) {
            return after;
        }
        Position end = new Position(query.period().to(), Long.MAX_VALUE);
        return after.isBehind(end) ? after : end;
    }

    private static Position parse(String cursor) {
        if (cursor == null) {
            return START;
        }
        try {
            int dot = cursor.indexOf('.');
            String day = cursor.substring(0, Math.max(0, dot));
            return new Position(LocalDate.parse(day), Long.parseLong(cursor.substring(dot + 1)));
        } catch (DateTimeException | NumberFormatException e) {
            throw new Refusal(Refusal.Reason.MALFORMED, "submission.cursor");
        }
    }

    /** Whether it comes after another one. */
    boolean isBehind(Position other) {
        return ORDER.compare(this, other) > 0;
    }

    @Override
    public String toString() {
        return day + "." + id;
    }
}
