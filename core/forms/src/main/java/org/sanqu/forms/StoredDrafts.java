package org.sanqu.forms;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Draft;
import org.sanqu.api.form.Drafts;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** Drafts in the database, each with the version of the form in which it was typed. */
@Component(service = {Drafts.class, StoredDrafts.class})
public final class StoredDrafts implements Drafts {

    static final Duration KEPT = Duration.ofDays(90);
    private static final int LARGEST = 1 << 20;
    private static final int MOST = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keeps even what no database keeps as it is: halves of characters. */
    private static final ObjectWriter WRITER = JSON.writer().with(JsonGenerator.Feature.ESCAPE_NON_ASCII);

    private static final String WHERE_AND_WHEN =
            "id, form, form_version, organisation, member, period, submission, saved_at";

    private static final String COLUMNS = WHERE_AND_WHEN + ", data";

    private static final String LATEST_FIRST = " from draft where account = ? order by saved_at desc, id desc";

    private static final String PLACE = "account = ? and form = ? and organisation = ? and coalesce(member, 0) = ?"
            + " and coalesce(period, '') = ? and coalesce(submission, 0) = ?";

    private static final String KEEP =
            """
            insert into draft (account, form, organisation, member, period, submission, form_version, data, saved_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (account, form, organisation, coalesce(member, 0), coalesce(period, ''), coalesce(submission, 0))
            do update set form_version = excluded.form_version, data = excluded.data, saved_at = excluded.saved_at""";

    private final Store store;
    private final Access access;
    private final Modules modules;
    private final FormArchive archive;

    @Activate
    public StoredDrafts(
            @Reference Store store,
            @Reference Access access,
            @Reference Modules modules,
            @Reference FormArchive archive) {
        this.store = store;
        this.access = access;
        this.modules = modules;
        this.archive = archive;
    }

    @Override
    public Draft keep(Caller caller, Entry entry, Long submission) {
        access.require(caller, Permission.RECORD, entry.organisation());
        String data = written(entry.data());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return store.write(sql -> {
            Form form = form(sql, entry.form());
            Optional<Draft> before = at(sql, caller, entry, submission);
            if (before.isEmpty() && count(sql, caller) >= MOST) {
                throw new Refusal(Refusal.Reason.CONFLICT, "draft.too-many", MOST);
            }
            archive.keep(sql, form);
            sql.update(
                    KEEP,
                    caller.account(),
                    entry.form(),
                    entry.organisation(),
                    entry.member(),
                    entry.period() == null ? null : entry.period().toString(),
                    submission,
                    form.version(),
                    data,
                    now);
            return at(sql, caller, entry, submission).orElseThrow();
        });
    }

    /** The form as it is served; while its module is away, as it was last filled in, so that nothing typed is lost. */
    private Form form(Sql sql, String id) {
        return modules.catalogue()
                .form(id)
                .or(() -> archive.latest(sql, id))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "form.not-found", id));
    }

    private static String written(JsonNode data) {
        JsonNode kept = data == null ? JsonNodeFactory.instance.objectNode() : data;
        try {
            String plain = kept.toString();
            String text =
                    StandardCharsets.UTF_8.newEncoder().canEncode(plain) ? plain : WRITER.writeValueAsString(kept);
            if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
                throw new Refusal(Refusal.Reason.TOO_LARGE, "draft.too-large");
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft cannot be written", e);
        }
    }

    private static long count(Sql sql, Caller caller) {
        return sql.first("select count(*) as n from draft where account = ?", row -> row.number("n"), caller.account())
                .orElseThrow();
    }

    private static Optional<Draft> at(Sql sql, Caller caller, Entry entry, Long submission) {
        return sql.first(
                "select " + COLUMNS + " from draft where " + PLACE,
                StoredDrafts::read,
                place(caller, entry, submission));
    }

    private static Object[] place(Caller caller, Entry entry, Long submission) {
        return new Object[] {
            caller.account(),
            entry.form(),
            entry.organisation(),
            entry.member() == null ? 0 : entry.member(),
            entry.period() == null ? "" : entry.period().toString(),
            submission == null ? 0 : submission
        };
    }

    private static Draft read(Row row) {
        return read(row, json(row.text("data")));
    }

    private static Draft read(Row row, JsonNode data) {
        String period = row.text("period");
        return new Draft(
                row.number("id"),
                row.text("form"),
                row.text("form_version"),
                row.number("organisation"),
                row.numberOrNull("member"),
                period == null ? null : Period.parse(period).orElseThrow(),
                row.numberOrNull("submission"),
                data,
                row.instant("saved_at"));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept draft is no JSON", e);
        }
    }

    @Override
    public Optional<Draft> find(
            Caller caller, String form, long organisation, Long member, Period period, Long submission) {
        access.grants(caller);
        Entry entry = new Entry(form, organisation, member, period, null);
        return store.read(sql -> at(sql, caller, entry, submission));
    }

    @Override
    public List<Draft> list(Caller caller) {
        access.grants(caller);
        return store.read(sql -> sql.list("select " + COLUMNS + LATEST_FIRST, StoredDrafts::read, caller.account()));
    }

    @Override
    public List<Draft> places(Caller caller) {
        access.grants(caller);
        return store.read(
                sql -> sql.list("select " + WHERE_AND_WHEN + LATEST_FIRST, row -> read(row, null), caller.account()));
    }

    @Override
    public int count(Caller caller) {
        access.grants(caller);
        return Math.toIntExact(store.read(sql -> count(sql, caller)));
    }

    @Override
    public void discard(Caller caller, long draft) {
        access.grants(caller);
        store.write(sql -> sql.update("delete from draft where id = ? and account = ?", draft, caller.account()));
    }

    /** Throws away what the caller typed for a submission that has been made of it. */
    static void settle(Sql sql, Caller caller, Entry entry, Long submission) {
        sql.update("delete from draft where " + PLACE, place(caller, entry, submission));
    }

    /** Throws away what nobody touched for 90 days. */
    void sweep(Instant now) {
        store.write(sql -> sql.update("delete from draft where saved_at < ?", now.minus(KEPT)));
    }
}
