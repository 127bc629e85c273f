package org.sanqu.web.page.submission;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Submission;
import org.sanqu.api.member.Member;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Services;

/** Whose a submission is and whom it is about, as they are today; what has closed or left since as it was when it was filled in. */
record Whose(Services services, Caller caller, Submission submission) {

    /**
     * Who filled it in; for whoever may not read that one, the home that the member came to.
     *
     * @throws Refusal as {@link org.sanqu.api.organisation.OrganisationTree#get}
     */
    Organisation organisation() {
        long id = services.access().allows(caller, Permission.READ, submission.organisation())
                ? submission.organisation()
                : services.submissions().keeper(caller, submission);
        return services.tree().list(caller, List.of(id), LocalDate.now()).stream()
                .findFirst()
                .orElseGet(() -> services.tree().get(caller, id, then()));
    }

    /**
     * Whom it is about; null for the organisation.
     *
     * @throws Refusal as {@link org.sanqu.api.member.MemberRegister#get}
     */
    Member member() {
        Long id = submission.member();
        return id == null
                ? null
                : services.members().list(caller, List.of(id), LocalDate.now()).stream()
                        .findFirst()
                        .orElseGet(() -> services.members().get(caller, id, then()));
    }

    /** The day by which they were looked up when it was submitted: its own, never one that was in the future. */
    private LocalDate then() {
        LocalDate submitted =
                submission.submittedAt().atZone(ZoneId.systemDefault()).toLocalDate();
        return submission.day().isBefore(submitted) ? submission.day() : submitted;
    }
}
