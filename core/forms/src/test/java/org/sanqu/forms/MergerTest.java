package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

/** Submissions of an organisation that is no more stay its own and are found where it went. */
class MergerTest {

    private static final LocalDate MERGER = LocalDate.now().minusDays(10);

    private static void decide(Street street, Change change) {
        street.history.decide(street.root, new Decision(change, MERGER, "调整", street.street.id(), null));
    }

    private static List<Long> listed(Street street, Caller caller, Organisation organisation, int size) {
        List<Long> ids = new ArrayList<>();
        String after = null;
        do {
            SubmissionQuery query = new SubmissionQuery(organisation.id(), null, null, after, size);
            Page<Submission> page = street.submissions.page(caller, query);
            page.items().forEach(submission -> ids.add(submission.id()));
            after = page.next();
        } while (after != null);
        return ids;
    }

    private static long visit(Street street, Organisation owner, int daysAgo) {
        LocalDate on = LocalDate.now().minusDays(daysAgo);
        return street.submissions.submit(street.root, Street.visit(owner, on)).id();
    }

    @OnEachDatabase
    void whatWasMergedIsListedAndReadAtItsSuccessor(Store store) {
        Street street = new Street(store);
        long ofEast = visit(street, street.east, 20);
        long ofWest = visit(street, street.west, 30);
        Caller east = street.clerk(Role.READER, street.east);
        assertEquals(List.of(ofEast), listed(street, east, street.east, 1));
        refused(street, east, ofWest);
        Change merge = new Change.Merge(List.of(street.west.id()), street.east.id(), null);
        Decision decision = new Decision(merge, MERGER, "合并", street.street.id(), null);
        assertEquals(1, street.history.preview(street.root, decision).submissions());
        street.history.decide(street.root, decision);
        assertEquals(List.of(ofEast, ofWest), listed(street, east, street.east, 1));
        assertEquals(List.of(ofEast, ofWest), listed(street, street.root, street.street, 10));
        assertEquals(List.of(ofWest), listed(street, east, street.west, 10));
        assertEquals(street.west.id(), street.submissions.get(east, ofWest).organisation());
    }

    @OnEachDatabase
    void whatWasClosedIsReadByWhatWasAboveAndByNobodyBeside(Store store) {
        Street street = new Street(store);
        long ofWest = visit(street, street.west, 30);
        Caller above = street.clerk(Role.READER, street.street);
        Caller beside = street.clerk(Role.READER, street.east);
        decide(street, new Change.Close(street.west.id(), null, null));
        assertEquals(List.of(ofWest), listed(street, above, street.street, 10));
        assertEquals(ofWest, street.submissions.get(above, ofWest).id());
        assertEquals(List.of(), listed(street, beside, street.east, 10));
        refused(street, beside, ofWest);
    }

    private static void refused(Street street, Caller caller, long submission) {
        Refusal refusal = assertThrows(Refusal.class, () -> street.submissions.get(caller, submission));
        assertEquals(Refusal.Reason.FORBIDDEN, refusal.reason());
    }

    @OnEachDatabase
    void alsoWhereTheSubtreeIsTooLargeToBeListed(Store store) {
        Street street = new Street(store);
        for (int i = 0; i < 210; i++) {
            street.found("N" + i, OrganisationType.BRANCH, street.street);
        }
        List<Long> expected = List.of(visit(street, street.east, 20), visit(street, street.west, 30));
        decide(street, new Change.Merge(List.of(street.west.id()), street.east.id(), null));
        assertEquals(expected, listed(street, street.root, street.street, 1));
    }
}
