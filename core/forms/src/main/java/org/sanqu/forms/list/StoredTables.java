package org.sanqu.forms.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Refusal;
import org.sanqu.api.Text;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionTables;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.module.Catalogue;
import org.sanqu.api.module.Modules;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.platform.Pinyin;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.forms.FormArchive;

/** Submissions as tables, by the versions of their forms that are kept. */
@Component(service = SubmissionTables.class)
public final class StoredTables implements SubmissionTables {

    private static final int MOST = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;
    private final Modules modules;
    private final FormArchive archive;
    private final OrganisationTree tree;
    private final MemberRegister members;
    private final Access access;
    private volatile Titles titles;

    /** The titles of forms, as they were with so many versions. */
    private record Titles(Catalogue catalogue, long versions, Map<String, Text> titles) {}

    @Activate
    public StoredTables(
            @Reference Store store,
            @Reference Modules modules,
            @Reference FormArchive archive,
            @Reference OrganisationTree tree,
            @Reference MemberRegister members,
            @Reference Access access) {
        this.store = store;
        this.modules = modules;
        this.archive = archive;
        this.tree = tree;
        this.members = members;
        this.access = access;
    }

    @Override
    public Map<String, Text> forms(Caller caller) {
        access.grants(caller);
        Catalogue catalogue = modules.catalogue();
        return store.read(sql -> {
            // versions are never deleted
            long versions = sql.first("select count(*) as n from form_version", row -> row.number("n"))
                    .orElseThrow();
            Titles known = titles;
            if (known == null || known.catalogue != catalogue || known.versions != versions) {
                known = new Titles(catalogue, versions, titles(sql, catalogue));
                titles = known;
            }
            return known.titles;
        });
    }

    private Map<String, Text> titles(Sql sql, Catalogue catalogue) {
        Map<String, Form> forms = new HashMap<>();
        catalogue.forms().forEach(form -> forms.put(form.id(), form));
        sql.list("select distinct form from form_version", row -> row.text("form")).stream()
                .filter(form -> !forms.containsKey(form))
                .forEach(form -> archive.latest(sql, form).ifPresent(last -> forms.put(form, last)));
        Map<String, Text> titles = new LinkedHashMap<>();
        forms.values().stream()
                .sorted(Comparator.comparing((Form form) -> Pinyin.key(form.title(Locale.CHINESE)))
                        .thenComparing(Form::id))
                .forEach(form -> titles.put(form.id(), form::title));
        return Collections.unmodifiableMap(titles);
    }

    @Override
    public Table present(Caller caller, String form) {
        access.grants(caller);
        List<Form> versions = versions(form);
        FormColumns columns = FormColumns.of(versions.subList(0, 1), Map.of());
        return new FormTable(versions, columns, names(caller), this::readings);
    }

    @Override
    public Table whole(Caller caller, String form) {
        access.grants(caller);
        List<Form> versions = versions(form);
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < versions.size(); i++) {
            numbers.put(versions.get(i).version(), versions.size() - i);
        }
        return new FormTable(versions, FormColumns.of(versions, numbers), names(caller), some -> Map.of());
    }

    private Supplier<KnownNames> names(Caller caller) {
        return () -> new KnownNames(tree, members, caller);
    }

    /** What some submissions say in the version that is served, by id, where a migration made them say so. */
    private Map<Long, FormTable.Said> readings(List<Submission> some) {
        if (some.isEmpty()) {
            return Map.of();
        }
        Map<Long, FormTable.Said> readings = new HashMap<>();
        Object[] ids = some.stream().map(Submission::id).toArray();
        String marks = String.join(", ", Collections.nCopies(ids.length, "?"));
        return store.read(sql -> {
            sql.each(
                    "select r.submission, r.form_version, r.data from submission_reading r join submission s"
                            + " on s.id = r.submission and s.revision = r.revision where r.submission in (" + marks
                            + ")",
                    row -> readings.put(
                            row.number("submission"),
                            new FormTable.Said(row.text("form_version"), json(row.text("data")))),
                    ids);
            return readings;
        });
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored submission is no JSON", e);
        }
    }

    @Override
    public Named named(Caller caller, List<Submission> some) {
        return names(caller).get().knowing(some).named();
    }

    /** The versions of a form, the one that is served first, else the last that was filled in. */
    private List<Form> versions(String form) {
        Map<String, Form> versions = new LinkedHashMap<>();
        modules.catalogue().form(form).ifPresent(now -> versions.put(now.version(), now));
        store.read(sql -> archive.versions(sql, form)).forEach(each -> versions.putIfAbsent(each.version(), each));
        if (versions.isEmpty()) {
            throw new Refusal(Refusal.Reason.NOT_FOUND, "form.not-found", form);
        }
        return List.copyOf(versions.values());
    }

    @Override
    public List<String> chosen(Caller caller, String form) {
        List<String> there =
                present(caller, form).columns().stream().map(Column::id).toList();
        List<String> chosen = store.read(sql -> sql.first(
                        "select columns from submission_columns where account = ? and form = ?",
                        row -> row.text("columns"),
                        caller.account(),
                        form))
                .map(text -> text.lines().filter(there::contains).toList())
                .orElse(List.of());
        return chosen.isEmpty()
                ? FormFields.listed(versions(form).get(0)).stream()
                        .map(field -> field.at().toString())
                        .toList()
                : chosen;
    }

    @Override
    public void choose(Caller caller, String form, Collection<String> columns) {
        if (columns.size() > MOST) {
            throw new Refusal(Refusal.Reason.MALFORMED, "list.too-many", MOST);
        }
        Set<String> wanted = Set.copyOf(columns);
        String chosen = present(caller, form).columns().stream()
                .filter(column -> !column.isList() && wanted.contains(column.id()))
                .map(Column::id)
                .collect(Collectors.joining("\n"));
        store.write(sql -> chosen.isEmpty()
                ? sql.update("delete from submission_columns where account = ? and form = ?", caller.account(), form)
                : sql.update(
                        "insert into submission_columns (account, form, columns) values (?, ?, ?)"
                                + " on conflict (account, form) do update set columns = excluded.columns",
                        caller.account(),
                        form,
                        chosen));
    }
}
