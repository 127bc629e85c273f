package org.sanqu.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.local.District.PEOPLE;
import static org.sanqu.local.District.branches;
import static org.sanqu.local.District.content;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.local.LocalAnswers.Progress;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.api.work.Due;
import org.sanqu.store.OnEachDatabase;

class FiledAnswersTest {

    private static FiledAnswers in(District district, Duration later) {
        Clock clock = Clock.offset(Clock.systemDefaultZone(), later);
        return with(district, (caller, form) -> List.of(), clock);
    }

    private static FiledAnswers with(District district, Owing owing, Clock clock) {
        return new FiledAnswers(
                district.store, district.access, district.hierarchies, district.answered, null, owing, clock);
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
        assertEquals(Map.of(sent.id(), new Progress(3, 2)), now.progress(maker, List.of(sent)));
        FiledAnswers tomorrow = in(district, Duration.ofDays(1));
        assertEquals(List.of("done", "late", "overdue"), states(tomorrow.dues(maker, sent.id())));
        district.answered.add(sent.form(), district.third.id(), SubmissionState.RETURNED, Instant.now());
        assertEquals(List.of("done", "late", "returned"), states(tomorrow.dues(maker, sent.id())));
        assertEquals(Map.of(sent.id(), new Progress(3, 2)), tomorrow.progress(maker, List.of(sent)));
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
        assertEquals(Map.of(), answers.progress(east, List.of(sent)));
    }

    @OnEachDatabase
    void whatIsClosedTakesNoMoreAnswers(Store store) {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        Caller maker = district.maker("office", district.office);
        LocalForm draft = forms.draft(maker, district.office.id(), content("报数", branches(), PEOPLE));
        LocalForm sent = forms.send(maker, draft.id(), 1);
        assertFalse(
                LocalForm.isOver(district.modules.catalogue().form(sent.form()).orElseThrow()));
        forms.close(maker, sent.id(), sent.revision());
        assertTrue(
                LocalForm.isOver(district.modules.catalogue().form(sent.form()).orElseThrow()));
    }

    @OnEachDatabase
    void nobodyIsOverdueWhoHadTimeLeftWhenTheTableWasClosed(Store store) {
        District district = new District(store);
        Clock tomorrow = Clock.offset(Clock.systemDefaultZone(), Duration.ofDays(1));
        LocalDateTime longer = LocalDateTime.now().plusDays(2).truncatedTo(ChronoUnit.MINUTES);
        Owing owing = (caller, form) ->
                List.of(new Due(form.form(), district.first.id(), null, null, longer, true, Due.State.OPEN, null));
        Caller maker = district.maker("office", district.office);
        StoredLocalForms forms = district.start();
        LocalForm early = sent(forms, maker, district.office.id());
        LocalForm later = sent(forms, maker, district.office.id());
        forms.close(maker, early.id(), early.revision());
        district.start(tomorrow, owing).close(maker, later.id(), later.revision());
        FiledAnswers afterwards = in(district, Duration.ofDays(9));
        assertEquals(List.of("open", "open", "open"), states(afterwards.dues(maker, early.id())));
        assertEquals(List.of("open", "overdue", "overdue"), states(afterwards.dues(maker, later.id())));
    }

    private static LocalForm sent(StoredLocalForms forms, Caller maker, long office) {
        LocalForm draft = forms.draft(maker, office, content("报数", branches(), PEOPLE));
        return forms.send(maker, draft.id(), 1);
    }

    @OnEachDatabase
    void whoIsGoneIsAskedNoMoreUnlessTheyHaveAnswered(Store store) {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        Caller maker = district.maker("office", district.office);
        LocalForm draft = forms.draft(maker, district.office.id(), content("报数", branches(), PEOPLE));
        LocalForm sent = forms.send(maker, draft.id(), 1);
        district.answered.add(sent.form(), district.first.id(), SubmissionState.SUBMITTED, Instant.now());
        district.close(district.first);
        district.close(district.third);
        FiledAnswers answers = in(district, Duration.ZERO);
        Map<Long, String> standing = new HashMap<>();
        answers.dues(maker, sent.id())
                .forEach(due -> standing.put(due.organisation(), due.state().code()));
        assertEquals(Map.of(district.first.id(), "done", district.second.id(), "open"), standing);
        assertEquals(Map.of(sent.id(), new Progress(2, 1)), answers.progress(maker, List.of(sent)));

        LocalForm closed = forms.close(maker, sent.id(), sent.revision());
        district.close(district.second);
        assertEquals(2, answers.dues(maker, closed.id()).size());
        assertEquals(Map.of(sent.id(), new Progress(2, 1)), answers.progress(maker, List.of(closed)));
    }

    @OnEachDatabase
    void theTimeIsWhatTheDeadlinesSayAndStaysSoWhenTheTableIsClosed(Store store) {
        District district = new District(store);
        LocalDateTime longer = LocalDateTime.now().plusDays(2).truncatedTo(ChronoUnit.MINUTES);
        Owing owing = (caller, form) ->
                List.of(new Due(form.form(), district.first.id(), null, null, longer, true, Due.State.OPEN, null));
        StoredLocalForms forms = district.start(Clock.systemDefaultZone(), owing);
        Caller maker = district.maker("office", district.office);
        LocalForm draft = forms.draft(maker, district.office.id(), content("报数", branches(), PEOPLE));
        LocalForm sent = forms.send(maker, draft.id(), 1);
        Clock tomorrow = Clock.offset(Clock.systemDefaultZone(), Duration.ofDays(1));
        FiledAnswers answers = with(district, owing, tomorrow);
        assertEquals(List.of("open", "overdue", "overdue"), states(answers.dues(maker, sent.id())));
        forms.close(maker, sent.id(), sent.revision());
        district.answered.add(sent.form(), district.first.id(), SubmissionState.SUBMITTED, tomorrow.instant());
        district.answered.add(sent.form(), district.second.id(), SubmissionState.SUBMITTED, tomorrow.instant());
        List<Due> after = answers.dues(maker, sent.id());
        assertEquals(List.of("done", "late", "open"), states(after));
        assertEquals(longer, after.get(0).until());
        assertTrue(after.get(0).extended());
    }

    @Test
    void whatWasReturnedIsOverdueWhenTheTimeIsUp() {
        Due returned = new Due("local/f1", 7, null, null, LocalDateTime.now(), false, Due.State.RETURNED, 1L);
        Sum sum = new Sum(1);
        sum.note(returned, false);
        assertEquals(0, sum.told().overdue());
        sum.note(returned, true);
        assertEquals(1, sum.told().overdue());
        assertEquals(0, sum.told().answered());
    }
}
