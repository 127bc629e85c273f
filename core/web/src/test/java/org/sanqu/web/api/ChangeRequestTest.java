package org.sanqu.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sanqu.api.member.MemberChange;
import org.sanqu.api.organisation.Change;
import org.sanqu.api.organisation.Founding;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Json;

class ChangeRequestTest {

    private static final LocalDate DAY = LocalDate.of(2013, 3, 1);
    private static final Places.Named BY_ID = new Places.Named(new Places(null), null, DAY);

    private static Change change(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), ChangeRequest.class)
                .on(DAY, BY_ID);
    }

    @Test
    void aMergerIsReadWithItsResultFoundedOnTheDay() {
        Founding founding = new Founding("L", "六一社区党委", null, OrganisationType.COMMITTEE, List.of(), 9L, DAY);
        assertEquals(
                new Change.Merge(List.of(1L, 2L), null, founding),
                change(
                        """
                        {"kind":"merge","from":[1,"2"],
                         "result":{"code":"L","name":"六一社区党委","type":"committee","parent":9}}"""));
    }

    @Test
    void aSplitIsReadWithItsParts() {
        Change.Split split = (Change.Split)
                change(
                        """
                        {"kind":"split","organisation":1,"closes":true,"parts":[{"founding":{"code":"P","name":"甲党支部",
                         "type":"branch","parent":9},"organisations":[3],"members":[4,5]}]}""");
        assertTrue(split.closes());
        assertEquals(List.of(4L, 5L), split.parts().get(0).members());
        assertEquals(DAY, split.parts().get(0).founding().establishedOn());
    }

    @Test
    void anEndIsMovedOrTakenAway() {
        assertEquals(
                new Change.Prolong(1, LocalDate.of(2014, 1, 1)),
                change("{\"kind\":\"prolong\",\"organisation\":1,\"endsOn\":\"2014-01-01\"}"));
        assertEquals(new Change.Prolong(1, null), change("{\"kind\":\"prolong\",\"organisation\":1}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\":\"dissolve\",\"organisation\":1}",
                "{\"kind\":\"close\"}",
                "{\"kind\":\"close\",\"organisation\":1,\"surplus\":1}",
                "{\"kind\":\"close\",\"organisation\":1.5}",
                "{\"kind\":\"close\",\"organisation\":\"x\"}",
                "{\"kind\":\"merge\",\"from\":null}",
                "{\"kind\":\"merge\",\"from\":[null]}",
                "{\"kind\":\"split\",\"organisation\":1,\"parts\":[]}",
                "{\"kind\":\"split\",\"organisation\":1,\"closes\":true,\"parts\":[{}]}",
                "{\"kind\":\"upgrade\",\"organisation\":1,\"type\":\"castle\"}",
                "{\"kind\":\"withdraw\",\"event\":\"7\"}",
                "{\"kind\":\"found\",\"founding\":{\"code\":\"A\",\"name\":\"甲\",\"type\":\"branch\",\"aliases\":[\"\"]}}"
            })
    void whatIsNoChangeIsRefused(String json) {
        assertEquals(400, assertThrows(HttpFault.class, () -> change(json)).status());
    }

    @Test
    void whatHappensToAMemberIsReadByItsKind() {
        MemberChangeRequest request = Json.read(
                "{\"kind\":\"leave\",\"cause\":\"withdrawn\",\"on\":\"2013-03-01\",\"reason\":\"本人申请\"}"
                        .getBytes(StandardCharsets.UTF_8),
                MemberChangeRequest.class);
        assertEquals(new MemberChange.Leave("withdrawn"), request.change(BY_ID));
        assertEquals(DAY, request.on());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"amend\",\"phone\":\"13800000000\"}",
                "{\"kind\":\"leave\",\"on\":\"2013-03-01\"}",
                "{\"kind\":\"return\",\"on\":\"2013-03-01\"}",
                "{\"kind\":\"strike\",\"cause\":\"x\"}",
                "{\"kind\":\"amend\",\"on\":\"2013-03-01\",\"lostContact\":\"true\"}"
            })
    void whatIsNoChangeOfAMemberIsRefused(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertEquals(
                400,
                assertThrows(HttpFault.class, () -> Json.read(bytes, MemberChangeRequest.class)
                                .change(BY_ID))
                        .status());
    }

    @Test
    void aKindThatIsNoneIsNamedWithItsPlace() {
        HttpFault fault = assertThrows(
                HttpFault.class,
                () -> Json.read(
                        "{\"change\":{\"kind\":\"dissolve\"}}".getBytes(StandardCharsets.UTF_8),
                        EventsResource.Request.class));
        assertEquals("/change", fault.at());
    }
}
