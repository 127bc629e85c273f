package org.sanqu.web.page.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sanqu.web.form.Binder;
import org.sanqu.web.form.Field;
import org.sanqu.web.form.Fields;
import org.sanqu.web.form.Kind;
import org.sanqu.web.form.Option;
import org.sanqu.web.form.Referents;
import org.sanqu.web.form.Remarks;
import org.sanqu.web.form.Sample;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Parameters;

class UnchosenTest {

    /** Two people whose names hold 李, and one organisation. */
    private static final Referents REFERENTS = new Referents() {
        private final Map<Long, String> people = Map.of(7L, "李双双", 8L, "李双");

        @Override
        public Optional<String> name(Kind kind, long id) {
            return Optional.ofNullable(people.get(id));
        }

        @Override
        public List<Option> find(Kind kind, String text) {
            return List.of();
        }

        @Override
        public Optional<Long> only(Kind kind, String name) {
            return people.entrySet().stream()
                    .filter(each -> kind == Kind.MEMBER && each.getValue().equals(name))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    };

    private static Unchosen settled(String query) {
        Parameters sent = Sample.sent(query);
        Unchosen unchosen = new Unchosen(REFERENTS, sent);
        new Fields(Sample.everyKind(), Labels.in(Locale.CHINESE), REFERENTS, Remarks.NONE)
                .of(Binder.draft(Sample.everyKind(), sent)).stream()
                        .flatMap(Field::all)
                        .forEach(unchosen::settle);
        return unchosen;
    }

    private static String told(String query) {
        return settled(query).faults().stream()
                .map(fault -> fault.at() + " " + fault.reason().in(Locale.CHINESE))
                .reduce("", String::concat);
    }

    @Test
    void whatWasTypedAndNotChosenIsAFaultAtItsField() {
        assertEquals("/head “李”还没有选定：请从列表中选择，或清空。", told("/name=N&_search:/head=李"));
        assertEquals("/head “查无此人”还没有选定：请从列表中选择，或清空。", told("_search:/head= 查无此人 "));
        assertEquals("/host “街道”还没有选定：请从列表中选择，或清空。", told("_search:/host=街道"));
        assertTrue(settled("_search:/head=Li")
                .faults()
                .get(0)
                .reason()
                .in(Locale.ENGLISH)
                .contains("“Li” was typed and not chosen"));
    }

    @Test
    void theOnlyOneOfThatNameIsChosen() {
        Unchosen settled = settled("_search:/head=李双");
        assertEquals(List.of(), settled.faults());
        assertEquals("8", settled.sent().get("/head"));
        assertEquals("", settled.sent().text("_search:/head"), "a search that is over finds nobody else");
    }

    @Test
    void whoChoseOrSaidThatItIsNobodyMayLeaveTheTextThere() {
        assertEquals("", told("/head=7&_search:/head=李"));
        assertEquals("", told("/head=&_search:/head=李"));
        assertEquals("", told("_search:/head= &_search:/nothing=x&_search:/name=x"));
    }
}
