package org.sanqu.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sanqu.local.District.PEOPLE;
import static org.sanqu.local.District.branches;
import static org.sanqu.local.District.content;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.api.work.Due;
import org.sanqu.store.OnEachDatabase;

class FiledAnswersTest {

    private static FiledAnswers in(District district, Duration later) {
        Clock clock = Clock.offset(Clock.systemDefaultZone(), later);
        return new FiledAnswers(district.store, district.access, district.hierarchies, district.answered, null, clock);
    }

    private static List<String> states(List<Due> dues) {
        return dues.stream().map(due -> due.state().code()).toList();
    }

    @OnEachDatabase
    void everybodyWhoIsAskedStandsInTheOrderOfTheTree(Store store) {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        Caller maker = district.maker("office", district.office);
        LocalForm draft = forms.draft(maker, district.office.id(), content("报数", branches(), PEOPLE));
        FiledAnswers now = in(district, Duration.ZERO);
        assertThrows(Refusal.class, () -> now.dues(maker, draft.id()));
        LocalForm sent = forms.send(maker, draft.id(), 1);
        assertEquals(List.of("open", "open", "open"), states(now.dues(maker, sent.id())));

        Instant late = Instant.now().plus(Duration.ofHours(4));
        district.answered.add(sent.form(), district.first.id(), SubmissionState.SUBMITTED, Instant.now());
        district.answered.add(sent.form(), district.second.id(), SubmissionState.SUBMITTED, late);
        assertEquals(Map.of(sent.id(), 2), now.answered(maker, List.of(sent)));
        FiledAnswers tomorrow = in(district, Duration.ofDays(1));
        assertEquals(List.of("done", "late", "overdue"), states(tomorrow.dues(maker, sent.id())));
        district.answered.add(sent.form(), district.third.id(), SubmissionState.RETURNED, Instant.now());
        assertEquals(List.of("done", "late", "returned"), states(tomorrow.dues(maker, sent.id())));
        assertEquals(Map.of(sent.id(), 2), tomorrow.answered(maker, List.of(sent)));
    }

    @OnEachDatabase
    void whoReadsAnotherPartSeesNothingOfIt(Store store) {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        Caller maker = district.maker("office", district.office);
        LocalForm draft = forms.draft(maker, district.office.id(), content("报数", branches(), PEOPLE));
        LocalForm sent = forms.send(maker, draft.id(), 1);
        Caller east = district.clerk("reader", district.east, Role.READER);
        FiledAnswers answers = in(district, Duration.ZERO);
        assertThrows(Refusal.class, () -> answers.dues(east, sent.id()));
        assertEquals(Map.of(), answers.answered(east, List.of(sent)));
    }

    @OnEachDatabase
    void whatIsClosedTakesNoMoreAnswers(Store store) {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        Caller maker = district.maker("office", district.office);
        LocalForm draft = forms.draft(maker, district.office.id(), content("报数", branches(), PEOPLE));
        LocalForm sent = forms.send(maker, draft.id(), 1);
        forms.close(maker, sent.id(), sent.revision());
        assertEquals(
                List.of("overdue", "overdue", "overdue"),
                states(in(district, Duration.ZERO).dues(maker, sent.id())));
    }
}
