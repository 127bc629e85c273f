package org.sanqu.forms;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.sanqu.api.form.Submission;
import org.sanqu.api.platform.FactRecorder;
import org.sanqu.api.platform.Sql;
import org.sanqu.forms.list.TextRows;

/** Writes submissions: always with the version of their form and with their facts, in the caller's transaction. */
@Component(service = SubmissionBook.class)
public final class SubmissionBook {

    private final FormArchive archive;
    private final List<FactRecorder> recorders;

    /**
     * A book.
     *
     * @param recorders at least one, else nothing that is submitted would ever be in a figure
     */
    @Activate
    public SubmissionBook(
            @Reference FormArchive archive,
            @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE) List<FactRecorder> recorders) {
        this.archive = archive;
        this.recorders = List.copyOf(recorders);
    }

    /** Stores a new submission; empty when there is one already. */
    Optional<Submission> add(Sql sql, Filing filing, String account) {
        archive.keep(sql, filing.form());
        Optional<Submission> stored = new SubmissionRows(sql).insert(filing, account);
        stored.ifPresent(submission -> new TextRows(sql).add(submission.id(), filing.text()));
        return recorded(sql, stored);
    }

    /** Stores a new revision; empty when somebody else did since. */
    Optional<Submission> replace(Sql sql, Submission before, Filing filing, String account) {
        archive.keep(sql, filing.form());
        Optional<Submission> stored = new SubmissionRows(sql).replace(before, filing, account);
        stored.ifPresent(submission -> new TextRows(sql).replace(submission.id(), filing.text()));
        return recorded(sql, stored);
    }

    private Optional<Submission> recorded(Sql sql, Optional<Submission> stored) {
        stored.ifPresent(submission -> recorders.forEach(recorder -> recorder.record(sql, submission)));
        return stored;
    }
}
