package org.sanqu.work;

import java.time.Clock;
import java.util.List;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.forms.CensusApplicability;
import org.sanqu.forms.Confidence;
import org.sanqu.forms.DataCheck;
import org.sanqu.forms.EntryCheck;
import org.sanqu.forms.FormArchive;
import org.sanqu.forms.Known;
import org.sanqu.forms.SchemaCheck;
import org.sanqu.forms.StoredSubmissions;
import org.sanqu.forms.SubmissionBook;
import org.sanqu.forms.Targets;
import org.sanqu.forms.attachment.AttachmentUses;
import org.sanqu.forms.attachment.StoredAttachments;
import org.sanqu.forms.check.ModuleChecks;
import org.sanqu.forms.review.Approvers;
import org.sanqu.forms.review.FiledSubmissions;
import org.sanqu.forms.review.StoredReviews;
import org.sanqu.members.MemberCounts;
import org.sanqu.members.StoredHomes;
import org.sanqu.members.StoredMemberRegister;
import org.sanqu.organisation.StoredOrganisationTree;
import org.sanqu.security.ActingFor;
import org.sanqu.security.StoredSubstitutes;

/** The services that keep what was filled in. */
final class FormsOfTown {

    final StoredSubmissions submissions;
    final StoredReviews reviews;
    final FiledSubmissions filed;

    FormsOfTown(
            Store store,
            Access access,
            Hierarchies hierarchies,
            StoredOrganisationTree tree,
            StoredMemberRegister members,
            InstalledModules modules,
            Known known,
            CensusApplicability applicability) {
        FormArchive archive = new FormArchive(store);
        Approvers approvers = new Approvers(hierarchies, known);
        Confidence confidence =
                new Confidence(access, new StoredHomes(new MemberCounts(store, hierarchies)), modules, archive);
        AttachmentUses uses = new AttachmentUses(confidence);
        SubmissionBook book = new SubmissionBook(archive, uses, modules, List.of());
        Targets targets = new Targets(store, confidence, new StoredAttachments(store, access, uses, archive));
        DataCheck data = new DataCheck(new SchemaCheck(), targets, known, new ModuleChecks(modules));
        EntryCheck check = new EntryCheck(tree, members, access, data, applicability, approvers);
        submissions = new StoredSubmissions(store, access, hierarchies, modules, check, book, archive, confidence);
        Clock clock = Clock.systemDefaultZone();
        StoredSubstitutes nobody = new StoredSubstitutes(store, access, new ActingFor(store, clock), clock);
        reviews = new StoredReviews(
                store, access, hierarchies, submissions, archive, approvers, book, confidence, nobody);
        filed = new FiledSubmissions(store, book);
    }
}
