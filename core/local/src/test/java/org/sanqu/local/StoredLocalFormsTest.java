package org.sanqu.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sanqu.local.District.DONE;
import static org.sanqu.local.District.NAME;
import static org.sanqu.local.District.PEOPLE;
import static org.sanqu.local.District.branches;
import static org.sanqu.local.District.content;
import static org.sanqu.local.District.only;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.function.Executable;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Form;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.local.LocalField;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.local.LocalForm.State;
import org.sanqu.api.local.Readiness;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

class StoredLocalFormsTest {

    private static Refusal refused(Refusal.Reason reason, Executable act) {
        Refusal refusal = assertThrows(Refusal.class, act);
        assertEquals(reason, refusal.reason(), refusal.getMessage());
        return refusal;
    }

    private static LocalContent with(LocalForm form, LocalField... more) {
        List<LocalField> fields = new ArrayList<>(form.content().fields());
        fields.addAll(List.of(more));
        return with(form, fields);
    }

    private static LocalContent with(LocalForm form, List<LocalField> fields) {
        LocalContent content = form.content();
        return new LocalContent(content.title(), content.note(), fields, content.addressees(), content.due());
    }

    @OnEachDatabase
    void aTableThatWasSentIsAFormOfTheModuleLocalForThoseWhoAreAsked(Store store) {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        Caller maker = district.maker("office", district.office);
        LocalForm draft = forms.draft(
                maker, district.office.id(), content("防汛值守", only(district.first, district.third), NAME, PEOPLE, DONE));
        assertEquals(State.DRAFT, draft.state());
        assertEquals(
                List.of("a1", "a2", "a3"),
                draft.content().fields().stream().map(LocalField::name).toList());
        assertEquals(Set.of(), district.served().keySet());

        Readiness ready = forms.ready(maker, draft.id());
        assertEquals(List.of(), ready.faults());
        assertEquals(List.of(district.first.id(), district.third.id()), ready.asked());
        assertEquals(3, ready.fields());
        assertEquals("防汛值守", ready.form().title(Locale.CHINESE));

        LocalForm sent = forms.send(maker, draft.id(), draft.revision());
        assertEquals(State.SENT, sent.state());
        assertEquals(2, sent.asked());
        assertNotNull(sent.sentAt());
        Form form = district.modules.catalogue().form(sent.form()).orElseThrow();
        assertEquals(Set.of("D101", "D201"), form.appliesTo().organisations());
        assertEquals(sent.content().due(), form.dueAt());
        assertEquals(List.of("已完成", "未完成"), options(form));
        refused(Refusal.Reason.CONFLICT, () -> forms.send(maker, sent.id(), sent.revision()));
        refused(Refusal.Reason.CONFLICT, () -> forms.delete(maker, sent.id(), sent.revision()));
    }

    private static List<String> options(Form form) {
        List<String> options = new ArrayList<>();
        form.schema().at("/properties/a3/enum").forEach(option -> options.add(option.asText()));
        return options;
    }

    @OnEachDatabase
    void onlyWhoRecordsAndReviewsForTheOfficeMakesOneAndOnlyItsReadersSeeIt(Store store) {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        Caller maker = district.maker("east", district.east);
        Caller recorder = district.clerk("recorder", district.east, Role.RECORDER);
        Caller reader = district.clerk("reader", district.office, Role.READER);
        Caller west = district.maker("west", district.west);
        LocalContent content = content("报数", only(district.first), PEOPLE);
        refused(Refusal.Reason.FORBIDDEN, () -> forms.draft(recorder, district.east.id(), content));
        refused(Refusal.Reason.FORBIDDEN, () -> forms.draft(maker, district.office.id(), content));
        LocalForm draft = forms.draft(maker, district.east.id(), content);
        refused(Refusal.Reason.FORBIDDEN, () -> forms.get(reader, draft.id()));
        refused(Refusal.Reason.FORBIDDEN, () -> forms.send(west, draft.id(), 1));
        refused(Refusal.Reason.FORBIDDEN, () -> forms.get(west, 999));
        assertEquals(
                0,
                forms.page(reader, district.office.id(), null, null, 10).items().size());
        LocalForm sent = forms.send(maker, draft.id(), 1);
        assertEquals(sent, forms.get(reader, draft.id()));
        refused(Refusal.Reason.FORBIDDEN, () -> forms.close(reader, draft.id(), 2));
        assertEquals(
                List.of(sent),
                forms.page(reader, district.office.id(), State.SENT, null, 10).items());
        assertEquals(
                List.of(), forms.page(west, district.west.id(), null, null, 10).items());
        assertTrue(forms.maker(maker, district.first.id()));
        assertFalse(forms.maker(recorder, district.east.id()));
    }

    @OnEachDatabase
    void aFieldThatIsRemovedAndAnotherThatIsAddedNeverShareAName(Store store) {
        District district = new District(store);
        StoredLocalForms forms = district.start();
        Caller maker = district.maker("office", district.office);
        LocalForm draft = forms.draft(maker, district.office.id(), content("甲", branches(), NAME, PEOPLE));
        LocalForm less = forms.keep(
                maker,
                draft.id(),
                1,
                with(draft, List.of(draft.content().fields().get(0))));
        LocalForm more = forms.keep(maker, draft.id(), 2, with(less, PEOPLE, PEOPLE.named("a1")));
        assertEquals(
                List.of("a1", "a3", "a4"),
                more.content().fields().stream().map(LocalField::name).toList());
    }
}
