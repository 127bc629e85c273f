package org.sanqu.forms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.Text;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Subject;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.Directory;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.sheet.SheetColumn;
import org.sanqu.api.sheet.SheetList;
import org.sanqu.forms.list.SheetItems;
import org.sanqu.forms.list.SheetLayout;
import org.sanqu.forms.list.WrittenPeriod;

/**
 * The import of a form's ledgers: a row is a submission, and each list of objects has a sheet of its own.
 *
 * @param form in the version that is served; in the last one that was filled in where none is, so that imports can be taken back
 * @param served whether rows can come in
 */
record SubmissionBatch(Form form, boolean served, Services services) implements BatchImport {

    /** A tenth of a second or two, facts and search included. */
    private static final int TOGETHER = 200;

    private static final String NUMBER = SheetList.NUMBER.substring(1);
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
        SheetLayout layout = SheetLayout.of(form);
        List<SheetColumn> columns = new ArrayList<>();
        if (!layout.lists().isEmpty()) {
            columns.add(own(NUMBER, false, List.of()));
        }
        columns.add(own(ORGANISATION, true, List.of()));
        if (form.subject() == Subject.MEMBER) {
            columns.add(own(MEMBER, true, List.of(CITIZEN_NUMBER)));
            columns.add(own(CITIZEN_NUMBER, false, List.of()));
        }
        form.cadence().period().ifPresent(kind -> columns.add(period(kind)));
        layout.fields().forEach(field -> columns.add(field.column(form)));
        columns.add(own(BEHALF, false, List.of()));
        columns.add(own(REF, false, List.of()));
        return columns;
    }

    @Override
    public List<SheetList> lists() {
        return SheetLayout.of(form).lists().stream().map(this::list).toList();
    }

    private SheetList list(SheetItems items) {
        List<SheetColumn> columns = new ArrayList<>();
        SheetColumn number = own(NUMBER, true, List.of());
        columns.add(new SheetColumn(
                number.name(),
                number.title(),
                number.headings(),
                true,
                List.of(),
                null,
                false,
                Message.of("sheet.column-item-number-help"),
                null));
        items.fields().forEach(field -> columns.add(field.column(form)));
        return new SheetList(items.name(), locale -> items.title(form, locale), columns);
    }

    @Override
    public List<Text> remarks() {
        return SheetLayout.of(form).remarks();
    }

    @Override
    public String edition() {
        return form.version();
    }

    @Override
    public int together() {
        return TOGETHER;
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
        if (!served) {
            throw new Refusal(Refusal.Reason.NOT_FOUND, "form.not-found", form.id());
        }
        Surroundings around = services.check().around(caller);
        around.requireRecordSomewhere();
        return new SubmissionIntake(form, services, caller, around, batch, baseline);
    }

    @Override
    public void requireUndoable(Sql sql, long batch) {
        withdrawal(sql, null, batch).requireUntouched(batch);
    }

    @Override
    public int undo(Sql sql, Caller caller, long batch, int most) {
        List<Long> some = sql.list(
                "select id from submission where batch = ? and state <> 'voided' order by id limit ?",
                row -> row.number("id"),
                batch,
                most);
        withdrawal(sql, caller, batch).annul(some);
        if (some.size() < most) {
            sql.update("delete from submission_history where batch = ?", batch);
        }
        return some.size();
    }

    private Withdrawal withdrawal(Sql sql, Caller caller, long batch) {
        Message reason = Message.of("sheet.undone-batch", String.valueOf(batch));
        return new Withdrawal(sql, services.access(), services.book(), caller, reason);
    }
}
