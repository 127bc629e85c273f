package org.sanqu.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.local.District.NAME;
import static org.sanqu.local.District.PEOPLE;
import static org.sanqu.local.District.branches;
import static org.sanqu.local.District.content;
import static org.sanqu.local.District.only;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.function.Executable;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.AppliesTo;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.SubmissionState;
import org.sanqu.api.local.Addressees;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.local.LocalField;
import org.sanqu.api.local.LocalField.Kind;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.store.OnEachDatabase;

/** What the platform serves of tables that were sent. */
class PublicationTest {

    private static Refusal refused(Refusal.Reason reason, Executable act) {
        Refusal refusal = assertThrows(Refusal.class, act);
        assertEquals(reason, refusal.reason(), refusal.getMessage());
        return refusal;
    }

    private static LocalForm sent(StoredLocalForms forms, Caller caller, long organisation, LocalContent content) {
        LocalForm draft = forms.draft(caller, organisation, content);
        return forms.send(caller, draft.id(), draft.revision());
    }

    private static Form served(District district, LocalForm form) {
        return district.modules.catalogue().form(form.form()).orElseThrow();
    }

    private static LocalContent asking(LocalForm form, Addressees addressees, LocalField... more) {
        LocalContent content = form.content();
        List<LocalField> fields = new ArrayList<>(content.fields());
        fields.addAll(List.of(more));
        return new LocalContent(content.title(), content.note(), fields, addressees, content.due());
    }

    @OnEachDatabase
    void aTableThatWasSentChangesWithoutLosingWhoAnsweredAndItsDeadlineStays(Store store) {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        Caller maker = district.maker("office", district.office);
        LocalForm draft = forms.draft(maker, district.office.id(), content("报数", only(district.first), PEOPLE));
        LocalForm sent = forms.send(maker, draft.id(), 1);
        district.answered.add(sent.form(), district.first.id(), SubmissionState.SUBMITTED, Instant.now());
        LocalContent changed = new LocalContent(
                "报数（补充）",
                "",
                asking(sent, only(), LocalField.of(Kind.DATE, "日期")).fields(),
                only(district.third),
                sent.content().due().plusDays(3));
        LocalForm after = forms.keep(maker, sent.id(), sent.revision(), changed);
        assertEquals(sent.content().due(), after.content().due());
        assertEquals(2, after.asked());
        Form form = district.modules.catalogue().form(sent.form()).orElseThrow();
        assertEquals(Set.of("D101", "D201"), form.appliesTo().organisations());
        assertEquals("日期", form.schema().at("/properties/a2/title").asText());
        refused(Refusal.Reason.CONFLICT, () -> forms.keep(maker, sent.id(), sent.revision(), changed));
        LocalForm closed = forms.close(maker, sent.id(), after.revision());
        assertEquals(State.CLOSED, closed.state());
        refused(Refusal.Reason.CONFLICT, () -> forms.keep(maker, sent.id(), closed.revision(), changed));
        assertEquals(
                "{\"not\":{}}",
                district.modules
                        .catalogue()
                        .form(sent.form())
                        .orElseThrow()
                        .appliesTo()
                        .where()
                        .toString());
    }

    @OnEachDatabase
    void whenTheOnlyOneWhoAnsweredIsGoneNobodyElseIsAsked(Store store) {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        Caller maker = district.maker("office", district.office);
        LocalForm sent =
                sent(forms, maker, district.office.id(), content("报数", only(district.first, district.third), PEOPLE));
        district.answered.add(sent.form(), district.first.id(), SubmissionState.SUBMITTED, Instant.now());
        district.close(district.first);
        LocalForm after = forms.keep(maker, sent.id(), sent.revision(), asking(sent, only()));
        assertEquals(1, after.asked());
        AppliesTo whom = served(district, sent).appliesTo();
        assertEquals(Set.of(), whom.organisations());
        assertEquals("{\"not\":{}}", String.valueOf(whom.where()));
    }

    @OnEachDatabase
    void whatThePlatformDoesNotServeIsNotKeptEither(Store store) {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        Caller maker = district.maker("office", district.office);
        LocalForm draft = forms.draft(maker, district.office.id(), content("报数", only(district.first), PEOPLE));
        district.intake.deaf = true;
        Refusal refusal = refused(Refusal.Reason.INVALID, () -> forms.send(maker, draft.id(), 1));
        assertEquals(List.of(Deaf.FAULT), refusal.faults());
        assertEquals(draft, forms.get(maker, draft.id()));
        assertEquals(Set.of(), district.served().keySet());

        district.intake.deaf = false;
        LocalForm sent = forms.send(maker, draft.id(), 1);
        Form before = served(district, sent);
        district.intake.deaf = true;
        LocalContent changed = asking(sent, only(district.third), LocalField.of(Kind.DATE, "日期"));
        refused(Refusal.Reason.INVALID, () -> forms.keep(maker, sent.id(), 2, changed));
        refused(Refusal.Reason.INVALID, () -> forms.close(maker, sent.id(), 2));
        assertEquals(sent, forms.get(maker, sent.id()));
        assertSame(before, served(district, sent));
        StoredLocalForms restarted = district.start();
        assertEquals(Set.of("D101"), served(district, sent).appliesTo().organisations());
        assertEquals(sent, restarted.get(maker, sent.id()));
    }

    @OnEachDatabase
    void whatThePlatformFailsToServeIsNotKeptEitherAndCanBeSentAgain(Store store) {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        Caller maker = district.maker("office", district.office);
        LocalForm draft = forms.draft(maker, district.office.id(), content("报数", only(district.first), PEOPLE));
        district.intake.failing = true;
        assertThrows(IllegalStateException.class, () -> forms.send(maker, draft.id(), 1));
        assertEquals(draft, forms.get(maker, draft.id()));
        district.intake.failing = false;
        LocalForm sent = forms.send(maker, draft.id(), 1);
        district.intake.failing = true;
        LocalContent changed = asking(sent, only(district.third), LocalField.of(Kind.DATE, "日期"));
        assertThrows(IllegalStateException.class, () -> forms.keep(maker, sent.id(), 2, changed));
        assertThrows(IllegalStateException.class, () -> forms.close(maker, sent.id(), 2));
        assertEquals(sent, forms.get(maker, sent.id()));
        StoredLocalForms restarted = district.start();
        assertEquals(Set.of("D101"), served(district, sent).appliesTo().organisations());
        assertEquals(sent, restarted.get(maker, sent.id()));
    }

    @OnEachDatabase
    void aChangeOfOneTableLeavesTheOthersUnread(Store store) {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        Caller maker = district.maker("office", district.office);
        LocalForm first = sent(forms, maker, district.office.id(), content("甲", branches(), PEOPLE));
        Form read = served(district, first);
        LocalForm second = sent(forms, maker, district.office.id(), content("乙", branches(), NAME));
        forms.keep(maker, second.id(), 2, asking(second, branches(), PEOPLE));
        forms.close(maker, second.id(), 3);
        assertSame(read, served(district, first));
        assertEquals(
                "参加人数",
                served(district, second).schema().at("/properties/a2/title").asText());
        assertEquals(2, district.modules.catalogue().forms().size());
    }

    @OnEachDatabase
    void whatWasClosedAYearAgoGoesWithTheNextChange(Store store) {
        District district = new District(store);
        Caller maker = district.maker("office", district.office);
        LocalContent past = new LocalContent(
                "旧", "", List.of(PEOPLE), branches(), LocalDateTime.now().minusDays(399));
        StoredLocalForms longAgo = district.start(Clock.offset(Clock.systemDefaultZone(), Duration.ofDays(-400)));
        LocalForm old = sent(longAgo, maker, district.office.id(), past);
        longAgo.close(maker, old.id(), 2);
        LocalForm recent = sent(district.start(), maker, district.office.id(), content("新", branches(), PEOPLE));
        assertEquals(
                List.of(recent.name()),
                district.modules.catalogue().forms().stream().map(Form::name).toList());
    }

    @OnEachDatabase
    void whatWasSentIsServedAgainAfterARestartAndWhatWasClosedAYearAgoIsNot(Store store) {
        District district = new District(store);
        StoredLocalForms forms = district.start(Clock.offset(Clock.systemDefaultZone(), Duration.ofDays(-400)));
        Caller maker = district.maker("office", district.office);
        List<LocalForm> sent = new ArrayList<>();
        for (String title : List.of("旧", "仍在填报")) {
            LocalContent content = new LocalContent(
                    title, "", List.of(PEOPLE), branches(), LocalDateTime.now().minusDays(399));
            LocalForm draft = forms.draft(maker, district.office.id(), content);
            sent.add(forms.send(maker, draft.id(), 1));
        }
        forms.close(maker, sent.get(0).id(), 2);
        District again = district;
        StoredLocalForms restarted = again.start();
        assertEquals(
                List.of(sent.get(1).name()),
                again.modules.catalogue().forms().stream().map(Form::name).toList());
        assertEquals(State.CLOSED, restarted.get(maker, sent.get(0).id()).state());
        LocalForm copy = restarted.copy(maker, sent.get(0).id());
        assertEquals(State.DRAFT, copy.state());
        assertEquals(sent.get(0).content().fields(), copy.content().fields());
        restarted.delete(maker, copy.id(), 1);
        refused(Refusal.Reason.FORBIDDEN, () -> restarted.get(maker, copy.id()));
    }

    @OnEachDatabase
    void twoOfficesSendAtOnceAndBothAreServed(Store store) throws Exception {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        Caller east = district.maker("east", district.east);
        Caller west = district.maker("west", district.west);
        List<Callable<LocalForm>> acts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            acts.add(sending(forms, east, district.east.id(), content("东" + i, only(district.first), PEOPLE)));
            acts.add(sending(forms, west, district.west.id(), content("西" + i, only(district.third), PEOPLE)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<LocalForm> sent : threads.invokeAll(acts)) {
                String form = sent.get().form();
                assertTrue(district.modules.catalogue().form(form).isPresent(), form);
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(16, district.modules.catalogue().forms().size());
    }

    private static Callable<LocalForm> sending(
            StoredLocalForms forms, Caller caller, long organisation, LocalContent content) {
        return () -> {
            LocalForm draft = forms.draft(caller, organisation, content);
            return forms.send(caller, draft.id(), draft.revision());
        };
    }
}
