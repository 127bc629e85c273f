package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Version;
import org.sanqu.api.Fault;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Attachment;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Judgement;
import org.sanqu.api.form.Submission;
import org.sanqu.api.member.Member;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.forms.check.ModuleCode.Origin;
import org.sanqu.store.OnEachDatabase;

/** What is computed, compared, asked and looked up before anything is stored. */
class ChecksTest {

    private static final Origin ASKED = new Origin("asked", new Version("1.0.0"), false);
    private static final Origin MARKET = new Origin("market", new Version("1.0.0"), false);

    private static final String STAFF =
            """
            { "title": "职工情况", "type": "object",
              "properties": {
                "inService": { "type": "integer", "title": "在职党员" },
                "retired":   { "type": "integer", "title": "离退休党员" },
                "total":     { "type": "integer", "title": "合计", "x-computed": { "sum": ["/inService", "/retired"] } },
                "byAge":     { "type": "array", "title": "年龄构成", "items": { "type": "object", "properties": {
                    "from": { "type": "string", "format": "date", "title": "起" },
                    "to":   { "type": "string", "format": "date", "title": "止" },
                    "n":    { "type": "integer", "title": "人数" } } } },
                "residents": { "type": "integer", "title": "居民" },
                "perHead":   { "type": "integer", "title": "每名班子成员联系居民" },
                "head":      { "type": "integer", "title": "负责人", "x-reference": "member" } },
              "x-check": [
                { "equals-sum": { "total": "/inService", "of": ["/byAge/*/n"] }, "message": "年龄构成之和应等于在职党员数。" },
                { "less-or-equal": ["/perHead", "/residents"], "severity": "warning", "message": "人均数大于总数，请核对。" },
                { "before": ["/byAge/*/from", "/byAge/*/to"], "message": "起应不晚于止。" },
                { "where": { "anyOf": [ { "not": { "required": ["head"] } },
                                        { "properties": { "head": { "properties": { "age": { "maximum": 60 } } } } } ] },
                  "at": "/head", "message": "负责人应不超过 60 岁。" },
                { "where": { "properties": { "$organisation": { "properties": { "name": { "const": "J1组织" } } } } },
                  "severity": "warning", "message": "只有 J1 才填。" } ],
              "x-form": { "cadence": "event" } }
            """;

    private static final String PAPER =
            """
            { "title": "附件", "type": "object",
              "properties": {
                "paper": { "type": "string", "title": "文件", "x-attachment": { "kinds": ["pdf"] } },
                "of": { "type": "integer", "title": "职工情况", "x-reference": "submission:staff" } },
              "x-form": { "cadence": "event" } }
            """;

    private static Street street(Store store) {
        Street market = new Street(store);
        market.modules.install("asked", Map.of("staff", STAFF, "paper", PAPER));
        return market;
    }

    private static Entry staff(Organisation owner, String data) {
        return new Entry("asked/staff", owner.id(), null, null, TestForm.json(data));
    }

    private static Judgement judged(Street market, Caller caller, Entry entry) {
        Form form = market.forms.get(caller, entry.form());
        return market.forms.judge(caller, form, entry);
    }

    private static List<String> said(List<Fault> faults) {
        return faults.stream()
                .map(fault -> fault.at() + " " + fault.reason().in(Locale.CHINESE))
                .toList();
    }

    @OnEachDatabase
    void whatIsComputedIsStored(Store store) {
        Street market = street(store);
        Submission stored = market.submissions.submit(
                market.root, staff(market.east, "{\"inService\": 514, \"retired\": 72, \"total\": 1}"));
        assertEquals(586, stored.data().path("total").intValue());
        assertEquals(
                stored.data(), market.submissions.get(market.root, stored.id()).data());
    }

    /** 586 in service and 514 by age: 72 nobody can explain. */
    @OnEachDatabase
    void aBreakdownThatDoesNotAddUpIsRefused(Store store) {
        Street market = street(store);
        String off = "{\"inService\": 586, \"byAge\": [{\"n\": 300}, {\"n\": 214}]}";
        Refusal refusal =
                assertThrows(Refusal.class, () -> market.submissions.submit(market.root, staff(market.east, off)));
        assertEquals(List.of("/inService 年龄构成之和应等于在职党员数。"), said(refusal.faults()));
        Judgement good = judged(
                market,
                market.root,
                staff(market.east, "{\"inService\": 514, \"byAge\": [{\"n\": 300}, {\"n\": 214}]}"));
        assertEquals(List.of(), good.faults());
        assertEquals(
                List.of(),
                judged(market, market.root, staff(market.east, "{\"inService\": 5}"))
                        .faults());
    }

    /** 23,000 residents for each committee member where 20,000 live. */
    @OnEachDatabase
    void whatLooksWrongIsSaidAndStoredAllTheSame(Store store) {
        Street market = street(store);
        Entry entry = staff(market.east, "{\"residents\": 20000, \"perHead\": 23000}");
        assertEquals(
                List.of("/perHead 人均数大于总数，请核对。"),
                said(judged(market, market.root, entry).warnings()));
        assertEquals(
                23000,
                market.submissions
                        .submit(market.root, entry)
                        .data()
                        .path("perHead")
                        .intValue());
    }

    @OnEachDatabase
    void datesOfARowAreComparedInTheirRow(Store store) {
        Street market = street(store);
        String rows =
                """
                {"byAge": [{"from": "2020-01-01", "to": "2020-12-31"}, {"from": "2022-01-01", "to": "2021-12-31"},
                           {"from": "2030-01-01"}]}""";
        assertEquals(
                List.of("/byAge/1/from 起应不晚于止。"),
                said(judged(market, market.root, staff(market.east, rows)).faults()));
    }

    @OnEachDatabase
    void aConditionSeesWhoIsNamedAndWhoFillsIn(Store store) {
        Street market = street(store);
        Member head = market.enrol("王长者", market.east, LocalDate.of(2005, 1, 1));
        Entry entry = staff(market.east, "{\"head\": " + head.id() + "}");
        assertEquals(List.of(), judged(market, market.root, entry).warnings());
        int age = Period.between(head.birthDate(), Street.TODAY).getYears();
        List<String> expected = age > 60 ? List.of("/head 负责人应不超过 60 岁。") : List.of();
        assertEquals(expected, said(judged(market, market.root, entry).faults()));
        String stricter = STAFF.replace("\"maximum\": 60", "\"maximum\": 30");
        market.modules.install("asked", Map.of("staff", stricter, "paper", PAPER));
        assertEquals(
                List.of("/head 负责人应不超过 60 岁。"),
                said(judged(market, market.root, entry).faults()));
        assertEquals(
                List.of(" 只有 J1 才填。"),
                said(judged(market, market.root, staff(market.west, "{}")).warnings()));
    }

    @OnEachDatabase
    void aCheckOfTheModuleIsHeardAndOneThatBreaksOrHangsIsToldInWords(Store store) {
        Street market = street(store);
        Entry entry = staff(market.east, "{\"inService\": 3, \"retired\": 4}");
        market.moduleChecks.add(ASKED, "asked/staff", (filled, remarks) -> {
            if (filled.data().path("total").intValue() == 7) {
                remarks.error(
                        "/total",
                        locale -> "七不行，" + filled.organisation().path("name").asText());
            }
        });
        assertEquals(
                List.of("/total 七不行，J1组织"),
                said(judged(market, market.root, entry).faults()));
        market.moduleChecks.add(ASKED, "asked/paper", (filled, remarks) -> {
            throw new IllegalStateException("broken");
        });
        Entry paper = new Entry("asked/paper", market.east.id(), null, null, TestForm.json("{}"));
        assertEquals(
                List.of("form.check-failed"),
                judged(market, market.root, paper).faults().stream()
                        .map(fault -> fault.reason().key())
                        .toList());
        market.moduleChecks.add(MARKET, "market/visit", (filled, remarks) -> sleep());
        assertEquals(
                List.of("form.check-slow"),
                judged(market, market.root, Street.visit(market.east, Street.TODAY)).faults().stream()
                        .map(fault -> fault.reason().key())
                        .toList());
    }

    private static void sleep() {
        try {
            TimeUnit.SECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @OnEachDatabase
    void filesAndSubmissionsThatAreNamedAreThereAndTheCallersToUse(Store store) throws IOException {
        Street market = street(store);
        Caller east = market.clerk(Role.RECORDER, market.east);
        Caller west = market.clerk(Role.RECORDER, market.west);
        byte[] pdf = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        Attachment file = market.attachments.keep(east, market.east.id(), "决议.pdf", new ByteArrayInputStream(pdf));
        Submission staff = market.submissions.submit(east, staff(market.east, "{}"));
        String data = "{\"paper\": \"" + file.id() + "\", \"of\": " + staff.id() + "}";
        Entry mine = new Entry("asked/paper", market.east.id(), null, null, TestForm.json(data));
        assertEquals(List.of(), judged(market, east, mine).faults());
        Entry theirs = new Entry("asked/paper", market.west.id(), null, null, TestForm.json(data));
        assertEquals(
                List.of("form.no-such-attachment", "form.no-such-submission"),
                judged(market, west, theirs).faults().stream()
                        .map(fault -> fault.reason().key())
                        .toList());
        Submission visit = market.submissions.submit(east, Street.visit(market.east, Street.TODAY));
        Entry other =
                new Entry("asked/paper", market.east.id(), null, null, TestForm.json("{\"of\": " + visit.id() + "}"));
        assertEquals(1, judged(market, east, other).faults().size());
    }
}
