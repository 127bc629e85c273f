package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Revision;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.form.Submissions;
import org.sanqu.api.module.Modules;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.platform.StoreFailure;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.forms.list.SubmissionPages;

/** The submissions in the database. */
@Component(service = Submissions.class)
public final class StoredSubmissions implements Submissions {

    private final Store store;
    private final Access access;
    private final SubmissionPages pages;
    private final Modules modules;
    private final EntryCheck check;
    private final SubmissionBook book;

    @Activate
    public StoredSubmissions(
            @Reference Store store,
            @Reference Access access,
            @Reference Hierarchies hierarchies,
            @Reference Modules modules,
            @Reference EntryCheck check,
            @Reference SubmissionBook book) {
        this.store = store;
        this.access = access;
        this.pages = new SubmissionPages(hierarchies);
        this.modules = modules;
        this.check = check;
        this.book = book;
    }

    @Override
    public Submission submit(Caller caller, Entry entry) {
        Form form = ModuleForms.present(modules, entry.form());
        Entry whole = new Entry(
                entry.form(),
                entry.organisation(),
                entry.member(),
                entry.period(),
                orNull(entry.data()),
                entry.behalf());
        Filing filing = passed(check.check(check.around(caller), form, whole));
        return store.write(sql -> book.add(sql, filing, caller.account()).orElseThrow(() -> taken(sql, filing)));
    }

    @Override
    public Submission revise(Caller caller, long submission, int revision, JsonNode data, String behalf) {
        Submission before = get(caller, submission);
        access.require(caller, Permission.RECORD, before.organisation());
        Form form = ModuleForms.present(modules, before.form());
        if (before.revision() != revision) {
            throw changed();
        }
        Entry entry =
                new Entry(before.form(), before.organisation(), before.member(), before.period(), orNull(data), behalf);
        Filing filing = passed(check.recheck(check.around(caller), form, entry, before.day()));
        try {
            return store.write(
                    sql -> book.replace(sql, before, filing, caller.account()).orElseThrow(StoredSubmissions::changed));
        } catch (StoreFailure failure) {
            if (failure.duplicate()) {
                throw store.read(sql -> taken(sql, filing));
            }
            throw failure;
        }
    }

    private static JsonNode orNull(JsonNode data) {
        return data == null ? NullNode.getInstance() : data;
    }

    /** The filing when nothing speaks against it; its faults then point into the data, or at the whole. */
    private static Filing passed(Filing filing) {
        if (filing.faults().isEmpty()) {
            return filing;
        }
        List<Fault> faults = filing.faults().stream()
                .map(fault -> new Fault(
                        fault.at().startsWith("/data") ? fault.at().substring("/data".length()) : "", fault.reason()))
                .toList();
        throw new Refusal(Refusal.Reason.INVALID, Message.of("submission.invalid", faults.size()), faults);
    }

    private static Refusal taken(Sql sql, Filing filing) {
        String id = new SubmissionRows(sql).holder(filing).map(String::valueOf).orElse("?");
        return new Refusal(Refusal.Reason.CONFLICT, "submission.exists", EntryCheck.title(filing.form()), id);
    }

    private static Refusal changed() {
        return new Refusal(Refusal.Reason.CONFLICT, "submission.changed");
    }

    @Override
    public Submission get(Caller caller, long submission) {
        return store.read(sql -> new SubmissionRows(sql).withId(submission))
                .map(found -> {
                    access.require(caller, Permission.READ, found.organisation());
                    return found;
                })
                .orElseThrow(() -> {
                    access.require(caller, Permission.READ);
                    return new Refusal(Refusal.Reason.NOT_FOUND, "submission.not-found", String.valueOf(submission));
                });
    }

    @Override
    public Submission annul(Caller caller, long submission, int revision, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Revision> history(Caller caller, long submission) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<Submission> page(Caller caller, SubmissionQuery query) {
        access.require(caller, Permission.READ, query.organisation());
        SubmissionPages.require(query);
        return store.read(sql -> pages.read(sql, query, ids -> new SubmissionRows(sql).withIds(ids), each -> true));
    }
}
