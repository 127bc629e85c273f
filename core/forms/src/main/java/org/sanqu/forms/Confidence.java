package org.sanqu.forms;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Submission;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.Homes;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** Who may open a submission: who may read its owner, and of a confidential form only the roles it names and who filled it in. Thread-safe. */
@Component(service = Confidence.class)
public final class Confidence {

    private final Access access;
    private final Homes homes;
    private final Modules modules;
    private final FormArchive archive;

    @Activate
    public Confidence(
            @Reference Access access,
            @Reference Homes homes,
            @Reference Modules modules,
            @Reference FormArchive archive) {
        this.access = access;
        this.homes = homes;
        this.modules = modules;
        this.archive = archive;
    }

    /** Whether the caller may open the submission with an id. */
    public boolean opens(Sql sql, Caller caller, long submission) {
        Optional<Submission> found = new SubmissionRows(sql).withId(submission);
        return found.filter(each -> reads(sql, caller, each))
                .filter(trusted(sql, caller))
                .isPresent();
    }

    /** Whether the caller may read a submission, confidential or not: one of their organisation, or about a member who came to it. */
    boolean reads(Sql sql, Caller caller, Submission submission) {
        return access.allows(caller, Permission.READ, submission.organisation())
                || keeper(sql, submission)
                        .filter(home -> access.allows(caller, Permission.READ, home))
                        .isPresent();
    }

    /**
     * Where the member of whom there is one submission - a profile, or one for a period - is at home now, or at the period's end: a member
     * brings it along. Empty for one about an organisation, and for an event, which stays where it was.
     */
    Optional<Long> keeper(Sql sql, Submission submission) {
        Period period = submission.period();
        if (submission.member() == null || period == null && !isProfile(sql, submission)) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.now();
        LocalDate day = period == null || period.to().isAfter(today) ? today : period.to();
        return homes.of(sql, submission.member(), day);
    }

    private boolean isProfile(Sql sql, Submission submission) {
        return archive.version(sql, submission.formVersion())
                .filter(form -> form.cadence() == Cadence.ONCE)
                .isPresent();
    }

    /** Which of those that the caller may read anyway open to them. */
    public Predicate<Submission> trusted(Sql sql, Caller caller) {
        Map<String, List<Form>> known = new HashMap<>();
        return submission ->
                trusts(sql, caller, submission, known.computeIfAbsent(submission.form(), form -> now(sql, form)));
    }

    /** As the form says now, and as it said when each revision was written: none is opened by another. */
    private boolean trusts(Sql sql, Caller caller, Submission submission, List<Form> now) {
        boolean open = now.stream().allMatch(form -> holds(sql, caller, form, submission))
                && written(sql, submission).allMatch(version -> archive.version(sql, version)
                        .filter(form -> holds(sql, caller, form, submission))
                        .isPresent());
        return open || wrote(sql, caller, submission);
    }

    /** The form that is served; while its module is away all its versions, for nobody knows which comes back. */
    private List<Form> now(Sql sql, String form) {
        return modules.catalogue().form(form).map(List::of).orElseGet(() -> archive.versions(sql, form));
    }

    /** The versions in which a submission was written, those of its earlier revisions included. */
    private static Stream<String> written(Sql sql, Submission submission) {
        Stream<String> last = Stream.of(submission.formVersion());
        return submission.revision() == 1
                ? last
                : Stream.concat(
                        last,
                        sql
                                .list(
                                        "select distinct form_version from submission_revision where submission = ?",
                                        row -> row.text("form_version"),
                                        submission.id())
                                .stream());
    }

    private boolean holds(Sql sql, Caller caller, Form form, Submission submission) {
        return form.confidential().isEmpty()
                || holds(caller, form, submission.organisation())
                || keeper(sql, submission)
                        .filter(home -> holds(caller, form, home))
                        .isPresent();
    }

    private boolean holds(Caller caller, Form form, long organisation) {
        return form.confidential().stream().anyMatch(role -> access.holds(caller, role, organisation));
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
