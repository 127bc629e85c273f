package org.sanqu.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Message;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Subject;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.DataPath;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;

/** What was submitted last, in the edition that is served, as far as the caller may open it. Thread-safe. */
@Component(service = LatestSubmissions.class)
public final class LatestSubmissions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;
    private final Modules modules;
    private final Confidence confidence;

    @Activate
    public LatestSubmissions(@Reference Store store, @Reference Modules modules, @Reference Confidence confidence) {
        this.store = store;
        this.modules = modules;
        this.confidence = confidence;
    }

    /**
     * For what is asked.
     *
     * @param day what was submitted for a later day is not of interest
     * @param key what it is about, for a form that has keys; empty when that is not known yet
     */
    record Asked(Form form, Entry entry, LocalDate day, String key) {}

    private record Found(long id, LocalDate day, JsonNode data) {}

    /** A field of what the same owner submitted last for the same. */
    Optional<Prefilling.Fetched> own(Surroundings around, Asked asked, DataPath path) {
        if (!asked.form.key().isEmpty() && asked.key.isEmpty()) {
            return Optional.empty();
        }
        String key = asked.form.key().isEmpty() ? null : asked.key;
        return last(around, asked, asked.form, key).flatMap(found -> path.in(found.data).stream()
                .findFirst()
                .map(value -> new Prefilling.Fetched(value, Message.of("form.from.last", found.day.toString()))));
    }

    /** A field of what the owner, or the member, submitted last in another form; nothing when that form is not there. */
    Optional<Prefilling.Fetched> other(Surroundings around, Asked asked, String from) {
        String named = from.substring(0, from.indexOf('#'));
        String id = named.indexOf('/') < 0 ? asked.form.module() + "/" + named : named;
        Optional<DataPath> path = DataPath.parse(from.substring(from.indexOf('#') + 1));
        return modules.catalogue().form(id).filter(form -> path.isPresent()).flatMap(form -> last(
                        around, asked, form, null)
                .flatMap(found -> path.get().in(found.data).stream()
                        .findFirst()
                        .map(value -> new Prefilling.Fetched(
                                value, Message.of("form.from.form", EntryCheck.title(form), found.day.toString())))));
    }

    private Optional<Found> last(Surroundings around, Asked asked, Form form, String key) {
        boolean personal = form.subject() == Subject.MEMBER;
        if (personal && asked.entry.member() == null) {
            return Optional.empty();
        }
        long about = personal ? asked.entry.member() : asked.entry.organisation();
        return store.read(sql -> rows(sql, form, personal, about, asked.day, key).stream()
                .filter(found -> confidence.opens(sql, around.caller(), found.id))
                .findFirst());
    }

    private static List<Found> rows(Sql sql, Form form, boolean personal, long about, LocalDate day, String key) {
        String query = "select id, day, data from submission_counted where form = ? and "
                + (personal ? "member = ?" : "organisation = ? and member is null")
                + " and state <> 'voided' and day <= ?" + (key == null ? "" : " and series_key = ?")
                + " order by day desc, id desc limit 1";
        return key == null
                ? sql.list(query, LatestSubmissions::read, form.id(), about, day)
                : sql.list(query, LatestSubmissions::read, form.id(), about, day, key);
    }

    private static Found read(Row row) {
        try {
            return new Found(row.number("id"), row.date("day"), JSON.readTree(row.text("data")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored submission is no JSON", e);
        }
    }
}
