package org.sanqu.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.OrganisationQuery;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.http.Visitor;

class ListsTest {

    private final Lists lists = new Lists(new Places(null));

    private static Exchange asked(String query) {
        return new Exchange(null, Visitor.NOBODY, "/api", Map.of(), Parameters.parse(query), Parameters.NONE);
    }

    @Test
    void membersAreNarrowedByWhatIsAsked() {
        MemberFilter filter = new MemberFilter(
                "李",
                "2",
                Set.of("full"),
                Set.of("retired", "in-service"),
                Set.of("10"),
                Set.of(),
                36,
                60,
                true,
                Set.of(OrganisationType.JOINT_BRANCH),
                "non-public");
        assertEquals(
                new MemberQuery(7, "trade", true, filter, "x", 20, LocalDate.of(2012, 12, 31)),
                lists.members(asked("organisation=7&hierarchy=trade&below=true&text=%E6%9D%8E&sex=2&category=full"
                        + "&standing=retired&standing=in-service&education=10&ageFrom=36&ageTo=60&lostContact=true"
                        + "&homeType=joint-branch&homeSector=non-public&after=x&size=20&asOf=2012-12-31")));
    }

    @Test
    void nothingAskedIsEverybodyAtHomeThereToday() {
        MemberQuery query = lists.members(asked("organisation=7"));
        assertEquals(MemberFilter.ALL, query.filter());
        assertEquals("formal", query.hierarchy());
        assertEquals(50, query.size());
    }

    @Test
    void whoIsCountedIsAtHomeBelowTooUnlessThatIsNotWanted() {
        assertTrue(lists.counted(asked("organisation=7")).below());
        assertFalse(lists.counted(asked("organisation=7&below=false")).below());
        assertFalse(lists.members(asked("organisation=7")).below());
        assertEquals("2", lists.counted(asked("organisation=7&sex=2")).filter().sex());
    }

    @Test
    void organisationsAreNarrowedByWhatIsAsked() {
        assertEquals(
                new OrganisationQuery(
                        7,
                        "territorial",
                        "A",
                        Set.of(OrganisationType.BRANCH),
                        "community",
                        null,
                        50,
                        LocalDate.of(2012, 12, 31)),
                lists.organisations(
                        asked("hierarchy=territorial&text=A&type=branch&sector=community&asOf=2012-12-31"), 7));
    }

    @Test
    void organisationsAreListedByNameOrCode() {
        assertEquals("name", lists.organisations(asked("sort=name"), 7).sort());
        assertEquals(
                400,
                assertThrows(HttpFault.class, () -> lists.organisations(asked("sort=size"), 7))
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sex=3",
                "category=full&category=none",
                "ageFrom=x",
                "ageTo=1000",
                "lostContact=yes",
                "homeType=castle",
                "hierarchy=sideways",
                "size=0",
                "size=201",
                "asOf=2025-02-30",
                "asOf=%2B12025-01-01"
            })
    void whatMakesNoSenseIsRefused(String query) {
        Exchange exchange = asked("organisation=7&" + query);
        assertEquals(
                400,
                assertThrows(HttpFault.class, () -> lists.members(exchange)).status());
    }

    @Test
    void aTextIsBounded() {
        Exchange exchange = asked("organisation=7&text=" + "x".repeat(201));
        assertThrows(HttpFault.class, () -> lists.members(exchange));
        assertThrows(HttpFault.class, () -> lists.members(asked("text=x")));
    }
}
