package org.sanqu.tests.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.karaf.Answer;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.Session;
import org.sanqu.tests.karaf.SharedPlatform;
import org.sanqu.tests.karaf.Waiting;
import org.sanqu.tests.module.ModuleJar;

/** Who is due at a meeting, on paper and in its record, also where more are than one list takes. */
@ExtendWith(SharedPlatform.class)
class SignInIT {

    private static final int MANY = 1_203;
    private static final Pattern NAME = Pattern.compile("<th scope=\"row\">([^<]+)</th>");
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]*&amp;after=[^\"]*)\"");

    private Platform platform;
    private Ground ground;
    private Session secretary;

    @BeforeEach
    void enter(Platform shared) {
        platform = shared;
        ground = new Ground(shared.admin());
        secretary = Session.of(shared, "admin", Platform.PASSWORD);
    }

    @Test
    void aSheetNamesThoseWhoAreDueAtTheMeeting() {
        String asked = Ground.unique("MEET");
        long committee = ground.found(Ground.unique("MEET"), "签到党委", "committee", null);
        long invited = ground.found(asked, "应到支部", "branch", committee);
        long other = ground.found(Ground.unique("MEET"), "旁听支部", "branch", committee);
        String due = Ground.unique("应到");
        String spared = Ground.unique("不到");
        ground.enrol(due, "1980-01-01", invited);
        ground.enrol(spared, "1980-01-02", other);
        String form = install("{\"organisations\":[\"" + asked + "\"]}");
        String sheet = sheet(committee, form).body();
        assertTrue(sheet.contains(due) && sheet.contains("应到 1 人"), sheet);
        assertFalse(sheet.contains(spared), sheet);
        assertTrue(sheet(other, form).body().contains("没有应到的党员"));
        String anyMeeting = sheet(committee, "").body();
        assertTrue(anyMeeting.contains(due) && anyMeeting.contains(spared), anyMeeting);
    }

    @Test
    void nobodyIsLeftOutUnsaidWhereThereAreMoreThanOneListTakes() {
        String code = Ground.unique("CROWD");
        long crowd = ground.found(code, "人多的支部", "branch", null);
        String rows = IntStream.range(0, MANY)
                .mapToObj(i ->
                        """
                        {"name":"众%04d","sex":"1","birthDate":"1980-01-01","category":"full","standing":"in-service",\
                        "joinedOn":"2005-01-01","convertedOn":"2006-01-01","home":"%s","homeFrom":"2021-01-01"}"""
                                .formatted(i, code))
                .collect(Collectors.joining(",", "[", "]"));
        platform.admin().post("/api/imports/members", rows).expect(200);
        String form = install("{\"organisations\":[\"" + code + "\"]}");
        String first = sheet(crowd, form).body();
        assertEquals(1_000, NAME.matcher(first).results().count());
        Matcher next = NEXT.matcher(first);
        assertTrue(next.find(), "no second sheet");
        String second =
                secretary.get(next.group(1).replace("&amp;", "&")).expect(200).body();
        assertEquals(MANY - 1_000, NAME.matcher(second).results().count());
        assertTrue(second.contains("<td>1001</td>") && second.contains("应到 1,203 人"), second);
        byte[] all = ("_all=" + encoded("/present")).getBytes(StandardCharsets.UTF_8);
        String address = "/organisations/" + crowd + "/forms/" + form;
        String entered = secretary
                .send("POST", address, "application/x-www-form-urlencoded", all)
                .expect(200)
                .body();
        assertTrue(entered.contains("还有 203 人没有加入"), entered);
    }

    private Answer sheet(long organisation, String form) {
        return secretary
                .get("/organisations/" + organisation + "/sign-in?form=" + encoded(form))
                .expect(200);
    }

    /** A module with a form that lists members. */
    private String install(String appliesTo) {
        String meeting =
                """
                {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"会议","type":"object",
                 "properties":{"present":{"type":"array","title":"到会党员",
                   "items":{"type":"integer","x-reference":"member"}}},
                 "x-form":{"cadence":"event","appliesTo":%s}}"""
                        .formatted(appliesTo);
        String module = Ground.unique("meeting").toLowerCase(java.util.Locale.ROOT);
        new ModuleJar(ModuleJar.market().headers(), Map.of("forms/meeting.json", meeting))
                .header("Bundle-SymbolicName", module)
                .header("Bundle-Name", "会议")
                .version("1.0.0")
                .write(platform.data().resolve("deploy/" + module + ".jar"));
        String form = module + "/meeting";
        Waiting.until(
                "the module of meetings", 20, () -> Optional.of(platform.admin().get("/api/forms/" + form))
                        .filter(answer -> answer.status() == 200));
        return form;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
