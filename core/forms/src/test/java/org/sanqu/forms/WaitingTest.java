package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Submission;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

/** Who reviews for many organisations finds the little that is theirs behind the much that awaits others. */
class WaitingTest {

    private static final String PLAN =
            """
            {"title": "计划", "type": "object", "properties": {"n": {"type": "integer", "title": "数"}},
             "x-form": {"cadence": "event", "approval": "reviewed"}}""";

    private static final String COPY =
            """
            insert into submission (form, form_version, organisation, day, series_key, data, state, steps, awaits,
                changed_after_approval, revision, entered_by, entered_at, submitted_at)
            select form, form_version, organisation, day, series_key, data, state, steps, ?, 0, 1, 'x', ?, submitted_at
            from submission where id = ?""";

    @OnEachDatabase
    void theLittleThatIsTheirsIsFoundBehindMuchThatAwaitsOthers(Store store) {
        Street at = new Street(store);
        at.modules.install("office", Map.of("plan", PLAN));
        Organisation general = at.found("G", OrganisationType.GENERAL_BRANCH, at.street);
        List<Organisation> below = new ArrayList<>();
        for (int i = 0; i < 201; i++) {
            below.add(at.found("G" + i, OrganisationType.BRANCH, general));
        }
        Caller reviewer = at.clerk(Role.REVIEWER, general);
        Submission one = at.submissions.submit(
                at.root, new Entry("office/plan", below.get(0).id(), null, null, TestForm.json("{\"n\": 1}")));
        store.write(sql -> {
            List<Object[]> copies = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) {
                String before = "2020-01-01T00:%02d:%02d.000Z".formatted(i / 60, i % 60);
                copies.add(new Object[] {at.street.id(), before, one.id()});
            }
            sql.batch(COPY, copies);
            return null;
        });
        assertEquals(1, at.reviews.count(reviewer));
        assertEquals(List.of(one), at.reviews.waiting(reviewer, null, null, 50).items());
        assertEquals(1_000, at.reviews.count(at.clerk(Role.REVIEWER, at.street)));
        store.write(sql -> sql.update("update submission set awaits = null where id = ?", one.id()));
        assertEquals(0, at.reviews.count(reviewer));
        assertEquals(
                Collections.emptyList(),
                at.reviews.waiting(reviewer, "office/plan", null, 50).items());
    }
}
