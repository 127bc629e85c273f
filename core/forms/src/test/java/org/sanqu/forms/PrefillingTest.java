package org.sanqu.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sanqu.forms.Street.TODAY;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Prefill;
import org.sanqu.api.member.Member;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Role;
import org.sanqu.store.OnEachDatabase;

/** What is known already is not asked again. */
class PrefillingTest {

    private static final String ROOMS =
            """
            { "title": "阵地", "type": "object",
              "properties": {
                "name":    { "type": "string", "title": "组织", "x-from": "organisation/name" },
                "count":   { "type": "integer", "title": "党员", "x-from": "organisation/level" },
                "rooms":   { "type": "integer", "title": "间数", "x-from": "last", "maximum": 10 },
                "open":    { "type": "boolean", "title": "开放", "default": true },
                "visited": { "type": "string", "title": "上次走访", "x-from": "market/visit#/on" },
                "other":   { "type": "string", "title": "别处", "x-from": "gone/form#/x" },
                "place":   { "type": "object", "title": "地点", "properties": {
                    "code": { "type": "string", "title": "编码", "x-from": "organisation/code" } } } },
              "x-form": { "cadence": "quarterly" } }
            """;

    private static final String PERSON =
            """
            { "title": "谈话", "type": "object",
              "properties": {
                "name": { "type": "string", "title": "姓名", "x-from": "member/name" },
                "born": { "type": "string", "format": "date", "title": "出生", "x-from": "member/birthDate" },
                "sex":  { "enum": ["1", "2"], "title": "性别", "x-labels": {"1": "男", "2": "女"}, "x-from": "member/sex" },
                "need": { "type": "string", "title": "需求", "x-from": "market/card#/need" } },
              "x-form": { "subject": "member", "cadence": "event" } }
            """;

    private static Street street(Store store) {
        Street market = new Street(store);
        market.modules.install("asked", Map.of("rooms", ROOMS, "person", PERSON));
        return market;
    }

    private static Prefill begun(Street market, Caller caller, Entry entry) {
        return market.forms.prefill(caller, market.forms.get(caller, entry.form()), entry);
    }

    private static Entry rooms(Street market, Period period, String data) {
        return new Entry("asked/rooms", market.east.id(), null, period, TestForm.json(data));
    }

    @OnEachDatabase
    void aFormBeginsWithDefaultsWhatIsKnownAndWhatWasSaidLast(Store store) {
        Street market = street(store);
        Period now = Street.quarter(TODAY);
        Period before = Street.quarter(now.from().minusDays(1));
        Prefill first = begun(market, market.root, rooms(market, now, "{}"));
        assertEquals(
                TestForm.json("{\"open\": true, \"name\": \"J1组织\", \"count\": 1, \"place\": {\"code\": \"J1\"}}"),
                first.data());
        market.submissions.submit(market.root, rooms(market, before, "{\"rooms\": 7}"));
        market.submissions.submit(market.root, Street.visit(market.east, before.to()));
        Prefill second = begun(market, market.root, rooms(market, now, "{}"));
        assertEquals(7, second.data().path("rooms").intValue());
        assertEquals(before.to().toString(), second.data().path("visited").textValue());
        assertEquals(
                "取自上次填报（" + before.to() + "）", second.sources().get("/rooms").in(Locale.CHINESE));
        assertEquals(
                "取自“走访记录”（" + before.to() + "）",
                second.sources().get("/visited").in(Locale.CHINESE));
    }

    @OnEachDatabase
    void whatIsNoLongerRightIsNotOffered(Store store) {
        Street market = street(store);
        Period before = Street.quarter(Street.quarter(TODAY).from().minusDays(1));
        market.submissions.submit(market.root, rooms(market, before, "{\"rooms\": 7}"));
        market.modules.install("asked", Map.of("rooms", ROOMS.replace("\"maximum\": 10", "\"maximum\": 5")));
        Prefill begun = begun(market, market.root, rooms(market, Street.quarter(TODAY), "{}"));
        assertEquals(false, begun.data().has("rooms"));
        assertEquals(false, begun.sources().containsKey("/rooms"));
    }

    @OnEachDatabase
    void aFormAboutAMemberBeginsWithTheMember(Store store) {
        Street market = street(store);
        Member member = market.enrol("王长者", market.east, LocalDate.of(2005, 1, 1));
        Entry card = new Entry("market/card", market.east.id(), member.id(), null, TestForm.json("{\"need\": \"助餐\"}"));
        market.submissions.submit(market.root, card);
        Entry entry = new Entry("asked/person", market.east.id(), member.id(), null, TestForm.json("{}"));
        assertEquals(
                TestForm.json("{\"name\": \"王长者\", \"born\": \"1970-01-01\", \"sex\": \"1\", \"need\": \"助餐\"}"),
                begun(market, market.root, entry).data());
        Caller stranger = market.clerk(Role.RECORDER, market.west);
        assertThrows(Refusal.class, () -> begun(market, stranger, entry));
    }
}
