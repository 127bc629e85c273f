package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Review;
import org.sanqu.api.form.Revision;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.form.SubmissionState;
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
import org.sanqu.forms.review.Remark;
import org.sanqu.forms.review.Reopened;
import org.sanqu.forms.review.ReviewRows;
import org.sanqu.forms.review.SubmissionHistory;

/** The submissions in the database. */
@Component(service = Submissions.class)
public final class StoredSubmissions implements Submissions {

    private static final int REASON = 500;
    private static final int AT_ONCE = 500;

    private final Store store;
    private final Access access;
    private final SubmissionPages pages;
    private final Modules modules;
    private final EntryCheck check;
    private final SubmissionBook book;
    private final FormArchive archive;
    private final Confidence confidence;

    @Activate
    public StoredSubmissions(
            @Reference Store store,
            @Reference Access access,
            @Reference Hierarchies hierarchies,
            @Reference Modules modules,
            @Reference EntryCheck check,
            @Reference SubmissionBook book,
            @Reference FormArchive archive,
            @Reference Confidence confidence) {
        this.store = store;
        this.access = access;
        this.pages = new SubmissionPages(hierarchies);
        this.modules = modules;
        this.check = check;
        this.book = book;
        this.archive = archive;
        this.confidence = confidence;
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
        Filing signed = filing.withBehalf(Behalf.of(access, caller, filing.owner(), entry.behalf()));
        return store.write(sql -> {
            Submission stored = book.add(sql, signed, caller).orElseThrow(() -> taken(sql, signed));
            StoredDrafts.settle(sql, caller, entry, null);
            return stored;
        });
    }

    @Override
    public Submission revise(Caller caller, long submission, int revision, JsonNode data, String behalf) {
        Submission before = get(caller, submission);
        long owner = keeper(caller, before);
        access.require(caller, Permission.RECORD, owner);
        Form form = ModuleForms.present(modules, before.form());
        open(before, revision);
        Entry entry = new Entry(before.form(), owner, before.member(), before.period(), orNull(data), behalf);
        Filing filing = passed(check.recheck(check.around(caller), form, entry, before.day()))
                .withBehalf(Behalf.of(access, caller, owner, behalf));
        try {
            return store.write(sql -> {
                Submission stored = book.replace(sql, before, filing, caller).orElseThrow(StoredSubmissions::changed);
                StoredDrafts.settle(sql, caller, entry, submission);
                return stored;
            });
        } catch (StoreFailure failure) {
            if (failure.duplicate()) {
                throw store.read(sql -> taken(sql, filing));
            }
            throw failure;
        }
    }

    /** Passes when a submission is in the revision that the caller saw and not locked. */
    private static void open(Submission before, int revision) {
        if (before.state() == SubmissionState.APPROVED || before.state() == SubmissionState.VOIDED) {
            throw new Refusal(
                    Refusal.Reason.CONFLICT,
                    "submission.locked-" + before.state().code());
        }
        if (before.revision() != revision) {
            throw changed();
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
        Optional<Submission> found =
                store.read(sql -> new SubmissionRows(sql).withId(submission).filter(confidence.trusted(sql, caller)));
        if (found.isEmpty()) {
            access.require(caller, Permission.READ);
            throw new Refusal(Refusal.Reason.NOT_FOUND, "submission.not-found", String.valueOf(submission));
        }
        if (!access.allows(caller, Permission.READ, found.get().organisation())
                && !store.read(sql -> confidence.reads(sql, caller, found.get()))) {
            access.require(caller, Permission.READ, found.get().organisation());
        }
        return found.get();
    }

    @Override
    public long keeper(Caller caller, Submission submission) {
        return store.read(sql -> confidence.keeper(sql, submission))
                .filter(home -> access.allows(caller, Permission.RECORD, home)
                        || !access.allows(caller, Permission.READ, submission.organisation()))
                .orElse(submission.organisation());
    }

    @Override
    public List<Submission> list(Caller caller, Collection<Long> submissions) {
        List<Long> ids = submissions.stream().distinct().toList();
        List<Submission> found = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            found.addAll(store.read(sql -> new SubmissionRows(sql)
                    .withIds(some).stream()
                            .filter(each -> confidence.reads(sql, caller, each))
                            .filter(confidence.trusted(sql, caller))
                            .toList()));
        }
        return found;
    }

    @Override
    public Submission annul(Caller caller, long submission, int revision, String reason) {
        Submission before = get(caller, submission);
        long owner = keeper(caller, before);
        access.require(caller, Permission.RECORD, owner);
        String why = Remark.required(reason, REASON);
        open(before, revision);
        String behalf = Behalf.of(access, caller, owner, null);
        return store.write(sql -> {
            SubmissionRows rows = new SubmissionRows(sql);
            new Reopened(sql).voided(before);
            if (!rows.annul(submission, revision)) {
                throw changed();
            }
            new ReviewRows(sql)
                    .add(before, Review.Decision.VOIDED, before.organisation(), why, caller.account(), behalf);
            Submission voided = rows.withId(submission).orElseThrow();
            book.decided(sql, voided);
            return voided;
        });
    }

    @Override
    public List<Revision> history(Caller caller, long submission) {
        Submission now = get(caller, submission);
        SubmissionHistory history = store.read(sql -> SubmissionHistory.read(sql, now));
        return history.told(
                version -> archive.version(version).orElseThrow(),
                check.around(caller).naming(check.today()));
    }

    @Override
    public Page<Submission> page(Caller caller, SubmissionQuery query) {
        access.require(caller, Permission.READ, query.organisation());
        SubmissionPages.require(query);
        return store.read(sql ->
                pages.read(sql, query, ids -> new SubmissionRows(sql).listed(ids), confidence.trusted(sql, caller)));
    }
}
