package org.sanqu.web.page.reorganise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sanqu.api.form.Form;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Decision;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.web.form.Binder;
import org.sanqu.web.form.Field;
import org.sanqu.web.form.Fields;
import org.sanqu.web.form.Kind;
import org.sanqu.web.form.Sample;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Parameters;

class ReorganisationTest {

    private static final LocalDate DAY = LocalDate.of(2025, 7, 1);
    private static final String DECISION =
            "&/effectiveOn=2025年7月1日&/reason=六个社区合一&/approvedBy=1&/documentNumber=示组发〔2025〕7号";
    private static final Organisation COMMUNITY = new Organisation(
            5,
            "C-5",
            "中共示例区第五社区总支部委员会",
            "第五社区",
            List.of("五社区", "5社区"),
            OrganisationType.GENERAL_BRANCH,
            List.of("community"),
            null,
            1L,
            LocalDate.of(2000, 1, 1),
            null);

    private static Form form(Reorganisation kind, Locale locale) {
        return new ReorganisationForms(Labels.in(locale)).form(kind, true);
    }

    private static Decision decision(Reorganisation kind, String sent) {
        ObjectNode data = Binder.draft(form(kind, Locale.CHINESE), Parameters.parse(sent + DECISION));
        data.withObject("/change").put(Reorganisation.ABOVE, 1);
        return kind.decision(5, data);
    }

    private static Stream<Field> fields(Reorganisation kind, Locale locale, ObjectNode data) {
        Form form = form(kind, locale);
        return new Fields(form, Labels.in(locale), Sample.REFERENTS, Map.of(), Map.of())
                .of(data).stream().flatMap(Field::all);
    }

    @ParameterizedTest
    @EnumSource(Reorganisation.class)
    void everyFieldHasATitleInBothLanguages(Reorganisation kind) {
        ObjectNode data = kind.before(COMMUNITY);
        List<String> raw = List.of("change", "founding", "result");
        assertTrue(fields(kind, Locale.CHINESE, data).map(Field::title).noneMatch(raw::contains));
        List<String> chinese = titles(kind, Locale.CHINESE, data);
        List<String> english = titles(kind, Locale.ENGLISH, data);
        assertEquals(chinese.size(), english.size());
        for (int i = 0; i < chinese.size(); i++) {
            assertFalse(chinese.get(i).isBlank(), kind + " " + chinese);
            assertNotEquals(chinese.get(i), english.get(i));
        }
        assertTrue(chinese.containsAll(List.of("理由", "批准组织", "批文号")), chinese.toString());
    }

    private static List<String> titles(Reorganisation kind, Locale locale, ObjectNode data) {
        return fields(kind, locale, data)
                .filter(field -> field.kind() != Kind.GROUP)
                .map(Field::title)
                .toList();
    }

    @Test
    void aMergeIntoANewOneIsWhatWasTickedAndFoundsItBesideThem() {
        Decision decision = decision(
                Reorganisation.MERGE,
                "/change/from=5&/change/from=6&/change/from=5&/change/way=new&/change/result/name=六一社区党委"
                        + "&/change/result/code=C-61&/change/result/type=committee&/change/result/aliases=601社区、六一");
        Founding result = new Founding(
                "C-61",
                "六一社区党委",
                null,
                List.of("601社区", "六一"),
                OrganisationType.COMMITTEE,
                List.of(),
                null,
                1L,
                DAY,
                null);
        assertEquals(
                new Decision(new Change.Merge(List.of(5L, 6L), null, result), DAY, "六个社区合一", 1L, "示组发〔2025〕7号"),
                decision);
    }

    @Test
    void aMergeIntoOneThatStaysFoundsNothing() {
        Decision decision =
                decision(Reorganisation.MERGE, "/change/from=5&/change/from=6&/change/way=stays&/change/into=6");
        assertEquals(new Change.Merge(List.of(5L, 6L), 6L, null), decision.change());
    }

    @Test
    void theFieldsOfTheOtherWayAreNotAskedFor() {
        ObjectNode stays = Binder.draft(
                form(Reorganisation.MERGE, Locale.CHINESE),
                Parameters.parse("/change/from=5&/change/way=stays&/change/result/name=x"));
        assertTrue(fields(Reorganisation.MERGE, Locale.CHINESE, stays)
                .noneMatch(field -> field.pointer().startsWith("/change/result")));
        ObjectNode fresh =
                Binder.draft(form(Reorganisation.MERGE, Locale.CHINESE), Parameters.parse("/change/way=new"));
        assertTrue(fields(Reorganisation.MERGE, Locale.CHINESE, fresh)
                .map(Field::title)
                .toList()
                .containsAll(List.of("合并后的新组织", "全称", "代码")));
        assertTrue(fields(Reorganisation.MERGE, Locale.CHINESE, stays)
                .anyMatch(field -> field.pointer().equals("/change/into")));
    }

    @Test
    void aMoveOutOfAHierarchyHasNoParent() {
        Decision decision = decision(Reorganisation.MOVE, "/change/hierarchy=trade&/change/parent=");
        assertEquals(new Change.Move(5, "trade", null), decision.change());
    }

    @Test
    void aDescriptionIsTakenLineByLine() {
        Decision decision = decision(
                Reorganisation.DESCRIBE,
                "/change/sectors=community&/change/sectors=village&/change/aliases=五社区%0D%0A5社区%0D%0A%0D%0A五社区&/change/units=３");
        assertEquals(
                new Change.Describe(5, List.of("community", "village"), List.of("五社区", "5社区"), 3), decision.change());
    }

    @Test
    void anUpgradeKeepsTheNamesThatNobodyChanged() {
        ObjectNode before = Reorganisation.UPGRADE.before(COMMUNITY);
        assertEquals(COMMUNITY.name(), before.at("/change/name").asText());
        Decision decision = decision(Reorganisation.UPGRADE, "/change/type=committee&/change/name=&/change/shortName=");
        assertEquals(new Change.Upgrade(5, OrganisationType.COMMITTEE, null, null), decision.change());
    }

    @Test
    void aTemporaryBranchIsFoundedWithItsEnd() {
        Decision decision = decision(
                Reorganisation.FOUND,
                "/change/founding/code=T-1&/change/founding/name=工地临时党支部&/change/founding/type=temporary-branch"
                        + "&/change/founding/endsOn=2026-01-01");
        Founding founding = ((Change.Found) decision.change()).founding();
        assertEquals(5L, founding.parent());
        assertEquals(DAY, founding.establishedOn());
        assertEquals(LocalDate.of(2026, 1, 1), founding.endsOn());
    }

    @Test
    void whatIsSplitOffBeginsWithTheSectorsOfTheOldOne() {
        ObjectNode data = Reorganisation.SPLIT.before(COMMUNITY);
        assertEquals("community", data.at("/change/parts/1/founding/sectors/0").asText());
        data.withArray("/change/parts").addObject();
        Reorganisation.SPLIT.prefill(data, COMMUNITY, Parameters.NONE);
        assertEquals("community", data.at("/change/parts/2/founding/sectors/0").asText());
    }

    @Test
    void aSectorThatSomebodyTookAwayStaysAway() {
        Parameters sent = Parameters.parse("/change/way=new&/change/result/name=&/change/parts/0/founding/name=");
        for (Reorganisation kind : List.of(Reorganisation.MERGE, Reorganisation.SPLIT)) {
            ObjectNode data = Binder.draft(form(kind, Locale.CHINESE), sent);
            kind.prefill(data, COMMUNITY, sent);
            assertTrue(data.findValue("sectors") == null, data.toString());
        }
    }

    @Test
    void aMergedOneBeginsWithTheSectorsToo() {
        Parameters sent = Parameters.parse("/change/way=new");
        ObjectNode data = Binder.draft(form(Reorganisation.MERGE, Locale.CHINESE), sent);
        Reorganisation.MERGE.prefill(data, COMMUNITY, sent);
        assertEquals("community", data.at("/change/result/sectors/0").asText());
    }

    @Test
    void nothingKnownOfWhatIsFoundedIsLostOnTheWay() {
        String founding = "code=C-51&%sname=甲社区党委&%stype=joint-branch&%sunits=3&%saliases=甲社区&%ssectors=village";
        String part = "/change/parts/0/founding/";
        Change.Split split = (Change.Split)
                decision(Reorganisation.SPLIT, "/change/closes=false&" + part + founding.replace("%s", part))
                        .change();
        Founding first = split.parts().get(0).founding();
        assertEquals(List.of("village"), first.sectors());
        assertEquals(List.of("甲社区"), first.aliases());
        assertEquals(3, first.units());
        String result = "/change/result/";
        Change.Merge merge = (Change.Merge) decision(
                        Reorganisation.MERGE,
                        "/change/from=5&/change/way=new&" + result + founding.replace("%s", result))
                .change();
        assertEquals(3, merge.result().units());
    }

    @Test
    void whatIsOfferedFollowsTheDayAndTheTicks() {
        for (Reorganisation kind : List.of(Reorganisation.MERGE, Reorganisation.SPLIT, Reorganisation.CLOSE)) {
            assertTrue(redraws(kind, "/effectiveOn"), kind.toString());
        }
        assertTrue(redraws(Reorganisation.MERGE, "/change/from"));
        assertFalse(redraws(Reorganisation.RENAME, "/effectiveOn"));
    }

    private static boolean redraws(Reorganisation kind, String pointer) {
        return fields(kind, Locale.CHINESE, kind.before(COMMUNITY))
                .anyMatch(field -> field.pointer().equals(pointer) && field.condition());
    }

    @Test
    void onlyWhatEndsCanBeProlonged() {
        assertFalse(Reorganisation.offered(COMMUNITY).contains(Reorganisation.PROLONG));
        Organisation ending = new Organisation(
                6,
                "T",
                "工地临时党支部",
                "工地临时党支部",
                List.of(),
                OrganisationType.TEMPORARY_BRANCH,
                List.of(),
                null,
                5L,
                DAY,
                DAY.plusYears(1));
        assertTrue(Reorganisation.offered(ending).contains(Reorganisation.PROLONG));
        assertEquals(
                "2026-07-01",
                Reorganisation.PROLONG.before(ending).at("/change/endsOn").asText());
        assertEquals(
                new Change.Prolong(5, LocalDate.of(2027, 1, 1)),
                decision(Reorganisation.PROLONG, "/change/endsOn=2027-01-01").change());
        assertEquals(
                new Change.Prolong(5, null),
                decision(Reorganisation.PROLONG, "/change/endsOn=").change());
    }

    @Test
    void aShortNameThatIsOnlyTheNameIsNotKeptBeyondIt() {
        Organisation plain = new Organisation(
                6, "P", "甲党支部", "甲党支部", List.of(), OrganisationType.BRANCH, List.of(), null, 5L, DAY, null);
        assertTrue(Reorganisation.RENAME.before(plain).at("/change/shortName").isMissingNode());
    }
}
