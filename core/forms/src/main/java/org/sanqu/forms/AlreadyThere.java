package org.sanqu.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sanqu.api.Fault;
import org.sanqu.api.form.Submission;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Sql;
import org.sanqu.forms.list.SheetLayout;
import org.sanqu.forms.version.Readings;

/** The submissions that say what rows of a ledger say, so that a ledger that is imported again adds nothing; not thread-safe. */
final class AlreadyThere {

    private static final int REPORTED = 100;
    private static final String TWINS = "select " + SubmissionRows.COLUMNS
            + " from submission where organisation = ? and form = ? and coalesce(member, 0) = ? and state <> 'voided'"
            + " and id > ? and coalesce(batch, -1) <> ? and ";

    /** As it is counted: in the edition that is served, as far as it was read. */
    private static final String READS = "coalesce((select r.data from submission_reading r"
            + " where r.submission = submission.id and r.revision = submission.revision), data) = ?";

    private final SheetLayout layout;
    private final long seen;
    private final Map<Integer, List<Fault>> differences = new HashMap<>();

    /** Each stands for one row: who does a thing twice on a day has two rows for it. */
    private final Set<Long> taken = new HashSet<>();

    private long known;
    private long differing;

    /**
     * Nothing yet.
     *
     * @param seen the latest submission when the rows began to be checked
     */
    AlreadyThere(SheetLayout layout, long seen) {
        this.layout = layout;
        this.seen = seen;
    }

    /** The submission with the row's place or reference; for an event, which has no place, one of the same day that says the same. */
    Optional<Submission> find(Sql sql, Filing filing) {
        return find(sql, filing, 0, 0);
    }

    /** Such a submission that somebody entered, but not this batch, since the rows were checked. */
    Optional<Submission> since(Sql sql, Filing filing) {
        return find(sql, filing, seen, filing.batch());
    }

    private Optional<Submission> find(Sql sql, Filing filing, long after, long except) {
        SubmissionRows rows = new SubmissionRows(sql);
        Optional<Submission> holder =
                rows.holder(filing).flatMap(rows::withId).map(there -> Readings.counted(sql, there));
        return holder.isPresent() || filing.slot() != null ? holder : twin(sql, filing, after, except);
    }

    private Optional<Submission> twin(Sql sql, Filing filing, long after, long except) {
        List<Object> args = new ArrayList<>(List.of(
                filing.owner(), filing.form().id(), filing.member() == null ? 0L : filing.member(), after, except));
        // what names no day lies on the day of its import, which is another the next time
        boolean dated = filing.form().date() != null;
        args.add(dated ? filing.day() : filing.data().toString());
        String reference = filing.ref() == null ? "" : " and ref is null";
        return sql.list(TWINS + (dated ? "day = ?" : READS) + reference, SubmissionRows::read, args.toArray()).stream()
                .map(there -> Readings.counted(sql, there))
                .filter(there -> !taken.contains(there.id()) && there.data().equals(filing.data()))
                .findFirst();
    }

    /** Notes that a row says what is there. */
    void note(int row, Filing filing, Submission there) {
        known++;
        taken.add(there.id());
        if (Objects.equals(there.data(), filing.data())) {
            return;
        }
        differing++;
        if (differences.size() < REPORTED) {
            String id = String.valueOf(there.id());
            differences.put(row, List.of(Fault.at(firstDifference(filing, there), "sheet.submission-there", id)));
        }
    }

    private String firstDifference(Filing filing, Submission there) {
        return Stream.concat(
                        layout.fields().stream().map(field -> Map.entry(field.at(), field.name())),
                        layout.lists().stream().map(list -> Map.entry(list.at(), list.name())))
                .filter(each ->
                        !filing.data().at(each.getKey()).equals(there.data().at(each.getKey())))
                .map(each -> "/" + each.getValue())
                .findFirst()
                .orElse("");
    }

    BatchImport.Intake.There there() {
        return new BatchImport.Intake.There(known, differing, Map.copyOf(differences));
    }
}
