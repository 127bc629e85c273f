package org.sanqu.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.FactRecorder;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.security.Caller;
import org.sanqu.forms.attachment.AttachmentUses;
import org.sanqu.forms.list.TextRows;
import org.sanqu.forms.review.Reopened;
import org.sanqu.forms.version.Readings;

/** Writes submissions: always with the version of their form, the files they name and their facts, in the caller's transaction. */
@Component(service = SubmissionBook.class)
public final class SubmissionBook {

    private final FormArchive archive;
    private final AttachmentUses attachments;
    private final Modules modules;
    private final List<FactRecorder> recorders;
    private final AtomicLong revision = new AtomicLong();
    private final Map<String, AtomicLong> forms = new ConcurrentHashMap<>();

    /**
     * A book.
     *
     * @param recorders at least one, else nothing that is submitted would ever be in a figure
     */
    @Activate
    public SubmissionBook(
            @Reference FormArchive archive,
            @Reference AttachmentUses attachments,
            @Reference Modules modules,
            @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE) List<FactRecorder> recorders) {
        this.archive = archive;
        this.attachments = attachments;
        this.modules = modules;
        this.recorders = List.copyOf(recorders);
    }

    /**
     * Stores a new submission; empty when there is one already.
     *
     * @throws Refusal CONFLICT when it was checked in another edition of its form than the one that is served
     */
    Optional<Submission> add(Sql sql, Filing filing, Caller caller) {
        archive.keep(sql, filing.form());
        Optional<Submission> stored = new SubmissionRows(sql).insert(filing, caller.account());
        stored.ifPresent(submission -> {
            served(filing.form());
            new TextRows(sql).add(submission.id(), filing.text());
            written(sql, caller, submission);
        });
        return stored;
    }

    /**
     * Stores a new revision; empty when somebody else did since, or it may not be revised any more.
     *
     * @throws Refusal as {@link #add}
     */
    Optional<Submission> replace(Sql sql, Submission before, Filing filing, Caller caller) {
        archive.keep(sql, filing.form());
        new Reopened(sql).replaced(before, filing.owner(), filing.day(), filing.data());
        Optional<Submission> stored = new SubmissionRows(sql).replace(before, filing, caller.account());
        stored.ifPresent(submission -> {
            served(filing.form());
            new TextRows(sql).replace(submission.id(), filing.text());
            written(sql, caller, submission);
        });
        return stored;
    }

    /** Asked once the row is written: whoever serves another edition then waits for this transaction before he looks what is left to do. */
    private void served(Form checked) {
        Form now = ModuleForms.present(modules, checked.id());
        if (now.edition() != checked.edition()) {
            throw new Refusal(
                    Refusal.Reason.CONFLICT,
                    "submission.edition",
                    EntryCheck.title(now),
                    String.valueOf(now.edition()),
                    String.valueOf(checked.edition()));
        }
    }

    private void written(Sql sql, Caller caller, Submission submission) {
        attachments.note(sql, caller, submission.id(), submission.data());
        record(sql, submission);
    }

    /** Has figures follow what was decided about a submission. */
    public void decided(Sql sql, Submission submission) {
        record(sql, Readings.counted(sql, submission));
    }

    /**
     * Has figures follow a submission.
     *
     * @param submission as it is counted: as it reads in the edition that is served
     */
    public void record(Sql sql, Submission submission) {
        recorders.forEach(recorder -> recorder.record(sql, submission));
        sql.afterCommit(() -> {
            revision.incrementAndGet();
            forms.computeIfAbsent(submission.form(), form -> new AtomicLong()).incrementAndGet();
        });
    }

    /** Whether figures would count something else of a submission than they do now. */
    public boolean changes(Sql sql, Submission submission) {
        return recorders.stream().anyMatch(recorder -> recorder.differs(sql, submission));
    }

    /** A number that grows with everything that is written here of one form. */
    public long revision(String form) {
        AtomicLong known = forms.get(form);
        return known == null ? 0 : known.get();
    }

    /** A number that grows with everything that is written here. */
    public long revision() {
        return revision.get();
    }
}
