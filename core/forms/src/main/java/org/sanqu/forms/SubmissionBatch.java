package org.sanqu.forms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.Text;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Review;
import org.sanqu.api.form.Subject;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Directory;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.sheet.SheetColumn;
import org.sanqu.forms.list.SheetField;
import org.sanqu.forms.list.WrittenPeriod;
import org.sanqu.forms.review.ReviewRows;

/**
 * The import of a form's ledgers: a row is a submission. Items of a list of objects are columns that are repeated.
 *
 * @param form in the version that is served
 */
record SubmissionBatch(Form form, Services services) implements BatchImport {

    /** Progress is told every so many submissions that are taken back. */
    private static final int TOLD = 200;

    static final String ORGANISATION = "organisation";
    static final String MEMBER = "member";
    static final String CITIZEN_NUMBER = "citizenNumber";
    static final String PERIOD = "period";
    static final String BEHALF = "behalf";
    static final String REF = "ref";

    /** What an import needs. */
    record Services(
            Store store,
            Access access,
            Directory directory,
            MemberRegister members,
            EntryCheck check,
            SubmissionBook book) {}

    @Override
    public String kind() {
        return "submissions:" + form.id();
    }

    @Override
    public Permission permission() {
        return Permission.RECORD;
    }

    @Override
    public List<SheetColumn> columns() {
        List<SheetColumn> columns = new ArrayList<>();
        columns.add(own(ORGANISATION, true, List.of()));
        if (form.subject() == Subject.MEMBER) {
            columns.add(own(MEMBER, true, List.of(CITIZEN_NUMBER)));
            columns.add(own(CITIZEN_NUMBER, false, List.of()));
        }
        form.cadence().period().ifPresent(kind -> columns.add(period(kind)));
        SheetField.of(form).forEach(field -> columns.add(field.column(form)));
        columns.add(own(BEHALF, false, List.of()));
        columns.add(own(REF, false, List.of()));
        return columns;
    }

    /** A column that every form has; a form's field of the same name is another, for its name is a title. */
    private static SheetColumn own(String name, boolean required, List<String> alternatives) {
        String key = "sheet.column-" + name;
        Message headings = Message.of(key + "-headings");
        return new SheetColumn(
                "." + name,
                Message.of(key),
                List.of(headings.in(Locale.CHINESE).split("、")),
                required,
                alternatives.stream().map(each -> "." + each).toList(),
                null,
                false,
                Message.of(key + "-help"),
                null);
    }

    private static SheetColumn period(Period.Kind kind) {
        SheetColumn plain = own(PERIOD, true, List.of());
        Text help = Message.of("sheet.column-period-help", WrittenPeriod.example(kind));
        return new SheetColumn(plain.name(), plain.title(), plain.headings(), true, List.of(), null, false, help, null);
    }

    @Override
    public Intake begin(Caller caller, long batch, LocalDate baseline) {
        Surroundings around = services.check().around(caller);
        around.requireRecordSomewhere();
        return new SubmissionIntake(form, services, caller, around, batch);
    }

    @Override
    public void undo(Sql sql, Caller caller, long batch, LongConsumer progress) {
        SubmissionRows rows = new SubmissionRows(sql);
        List<Long> all = sql.list(
                "select id from submission where batch = ? and state <> 'voided' order by id",
                row -> row.number("id"),
                batch);
        long done = 0;
        for (long id : all) {
            Submission before = rows.withId(id).orElseThrow();
            services.access().require(caller, Permission.RECORD, before.organisation());
            untouched(sql, before);
            if (!rows.annul(id, before.revision())) {
                throw touched(before);
            }
            String reason =
                    Message.of("sheet.undone-batch", String.valueOf(batch)).in(Locale.CHINESE);
            new ReviewRows(sql)
                    .add(before, Review.Decision.VOIDED, before.organisation(), reason, caller.account(), null);
            services.book().decided(sql, rows.withId(id).orElseThrow());
            done++;
            if (done % TOLD == 0) {
                progress.accept(done);
            }
        }
    }

    /** Passes when nothing has happened since to what the batch brought. */
    private static void untouched(Sql sql, Submission submission) {
        boolean decided = sql.first(
                        "select 1 as n from submission_review where submission = ?", row -> true, submission.id())
                .isPresent();
        if (decided || submission.revision() > 1 || submission.state() != SubmissionState.SUBMITTED) {
            throw touched(submission);
        }
    }

    private static Refusal touched(Submission submission) {
        return new Refusal(Refusal.Reason.CONFLICT, "sheet.touched", String.valueOf(submission.id()));
    }
}
