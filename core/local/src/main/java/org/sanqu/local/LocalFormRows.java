package org.sanqu.local;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;

/** The tables of local forms, in one transaction. */
final class LocalFormRows {

    private static final String COLUMNS = "id, organisation, title, note, fields, addressees, due, names, state, asked,"
            + " document, revision, account, changed_at, sent_at, closed_at";

    private static final String SERVED = " from local_form where state = 'sent' or (state = 'closed' and closed_at > ?)"
            + " order by state desc, closed_at desc, id desc limit ?";

    private final Sql sql;

    LocalFormRows(Sql sql) {
        this.sql = sql;
    }

    /**
     * A local form with what is not told about it.
     *
     * @param names how many names its fields were given
     * @param document its file; null for a draft
     */
    record Kept(LocalForm form, int names, String document) {}

    private static Kept kept(Row row) {
        String due = row.text("due");
        LocalContent content = new LocalContent(
                row.text("title"),
                row.text("note"),
                ContentJson.fields(row.text("fields")),
                ContentJson.addressees(row.text("addressees")),
                due == null ? null : LocalDateTime.parse(due));
        LocalForm form = new LocalForm(
                row.number("id"),
                row.number("organisation"),
                content,
                (int) row.number("asked"),
                LocalForm.State.of(row.text("state")),
                (int) row.number("revision"),
                row.text("account"),
                row.instant("changed_at"),
                row.instant("sent_at"),
                row.instant("closed_at"));
        return new Kept(form, (int) row.number("names"), row.text("document"));
    }

    long insert(long organisation, LocalContent content, int names, String account, Instant at) {
        return sql.insert(
                "insert into local_form (organisation, title, note, fields, addressees, due, names, state, asked,"
                        + " revision, account, changed_at) values (?, ?, ?, ?, ?, ?, ?, 'draft', 0, 1, ?, ?)",
                organisation,
                content.title(),
                content.note(),
                ContentJson.fields(content.fields()),
                ContentJson.addressees(content.addressees()),
                text(content.due()),
                names,
                account,
                at);
    }

    private static String text(LocalDateTime due) {
        return due == null ? null : due.toString();
    }

    /**
     * Stores another revision in place of one that was seen; false when it is another one by now.
     *
     * @param names how many names its fields were given
     * @param document its file; null for a draft
     */
    boolean replace(int seen, LocalForm form, int names, String document) {
        LocalContent content = form.content();
        return sql.update(
                        "update local_form set title = ?, note = ?, fields = ?, addressees = ?, due = ?, names = ?,"
                                + " state = ?, asked = ?, document = ?, revision = ?, account = ?, changed_at = ?,"
                                + " sent_at = ?, closed_at = ? where id = ? and revision = ?",
                        content.title(),
                        content.note(),
                        ContentJson.fields(content.fields()),
                        ContentJson.addressees(content.addressees()),
                        text(content.due()),
                        names,
                        form.state().code(),
                        form.asked(),
                        document,
                        form.revision(),
                        form.by(),
                        form.at(),
                        form.sentAt(),
                        form.closedAt(),
                        form.id(),
                        seen)
                == 1;
    }

    void ask(long form, Collection<Long> organisations) {
        sql.update("delete from local_form_asked where form = ?", form);
        sql.batch(
                "insert into local_form_asked (form, organisation) values (?, ?)",
                organisations.stream()
                        .map(organisation -> new Object[] {form, organisation})
                        .toList());
    }

    /** Notes until when those who are asked had time when the form was closed; who is left out owed nothing on that day. */
    void close(long form, Map<Long, LocalDateTime> until) {
        sql.batch(
                "update local_form_asked set until = ? where form = ? and organisation = ?",
                until.entrySet().stream()
                        .map(each -> new Object[] {text(each.getValue()), form, each.getKey()})
                        .toList());
    }

    /** Who is asked, and until when they had time when the form was closed; null where nothing was noted. */
    Map<Long, LocalDateTime> asked(long form) {
        Map<Long, LocalDateTime> asked = new LinkedHashMap<>();
        sql.list(
                        "select organisation, until from local_form_asked where form = ? order by organisation",
                        row -> new Asking(row.number("organisation"), row.text("until")),
                        form)
                .forEach(each -> asked.put(each.organisation, each.time()));
        return asked;
    }

    private record Asking(long organisation, String until) {
        LocalDateTime time() {
            return until == null ? null : LocalDateTime.parse(until);
        }
    }

    Optional<Kept> withId(long id) {
        return sql.first("select " + COLUMNS + " from local_form where id = ?", LocalFormRows::kept, id);
    }

    /** Those with a smaller id, the latest first. */
    List<Kept> before(long id, int most) {
        return sql.list(
                "select " + COLUMNS + " from local_form where id < ? order by id desc limit ?",
                LocalFormRows::kept,
                id,
                most);
    }

    boolean delete(long id, int revision) {
        return sql.update("delete from local_form where id = ? and revision = ? and state = 'draft'", id, revision)
                == 1;
    }

    /** A file of a form that is served. */
    record File(long id, String document) {}

    /** The files of those that are running and of those that were closed after a moment, the latest closed ones; at most so many. */
    List<File> served(Instant closedAfter, int most) {
        return sql.list(
                "select id, document" + SERVED,
                row -> new File(row.number("id"), row.text("document")),
                closedAfter,
                most);
    }

    /** The ids of those that {@link #served} gives. */
    List<Long> servedIds(Instant closedAfter, int most) {
        return sql.list("select id" + SERVED, row -> row.number("id"), closedAfter, most);
    }

    /** How many changes there ever were to what was sent. */
    long changes() {
        return sql.first(
                        "select coalesce(sum(revision), 0) as n from local_form where state <> 'draft'",
                        row -> row.number("n"))
                .orElse(0L);
    }

    long running() {
        return sql.first("select count(*) as n from local_form where state = 'sent'", row -> row.number("n"))
                .orElse(0L);
    }
}
