package org.sanqu.forms;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.api.security.Role;

/** Who may open a submission: who may read its owner, and of a confidential form only the roles it names and who filled it in. Thread-safe. */
@Component(service = Confidence.class)
public final class Confidence {

    private final Access access;
    private final Modules modules;
    private final FormArchive archive;

    @Activate
    public Confidence(@Reference Access access, @Reference Modules modules, @Reference FormArchive archive) {
        this.access = access;
        this.modules = modules;
        this.archive = archive;
    }

    /** Whether the caller may open the submission with an id. */
    public boolean opens(Sql sql, Caller caller, long submission) {
        Optional<Submission> found = new SubmissionRows(sql).withId(submission);
        return found.filter(each -> access.allows(caller, Permission.READ, each.organisation()))
                .filter(each -> trusts(sql, caller, each))
                .isPresent();
    }

    /** Which of those that the caller may read anyway open to them. */
    public Predicate<Submission> trusted(Sql sql, Caller caller) {
        return submission -> trusts(sql, caller, submission);
    }

    /** As the form says now, and as it said when the submission was written: neither is opened by the other. */
    boolean trusts(Sql sql, Caller caller, Submission submission) {
        Optional<Form> now = modules.catalogue().form(submission.form());
        boolean open =
                now.map(form -> holds(caller, form.confidential(), submission)).orElse(true)
                        && archive.version(sql, submission.formVersion())
                                .map(form -> holds(caller, form.confidential(), submission))
                                .orElse(true);
        return open || wrote(sql, caller, submission);
    }

    private boolean holds(Caller caller, Set<Role> roles, Submission submission) {
        return roles.isEmpty()
                || roles.stream().anyMatch(role -> access.holds(caller, role, submission.organisation()));
    }

    private static boolean wrote(Sql sql, Caller caller, Submission submission) {
        return submission.enteredBy().equals(caller.account())
                || sql.first(
                                "select 1 as n from submission_revision where submission = ? and entered_by = ?",
                                row -> true,
                                submission.id(),
                                caller.account())
                        .isPresent();
    }
}
