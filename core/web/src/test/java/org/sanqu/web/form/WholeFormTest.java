package org.sanqu.web.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sanqu.api.form.Form;
import org.sanqu.web.http.Labels;

/** What a sensible form uses beyond single fields: variants, dependencies, references into the document, files, lists of members. */
class WholeFormTest {

    private static final Form FORM = Sample.form(
            """
            { "type": "object", "title": "活动", "required": ["sure"],
              "$defs": { "person": { "type": "object", "title": "人", "properties": { "mail": { "type": "string", "format": "email", "title": "邮箱" } } },
                         "member": { "type": "integer", "x-reference": "member" } },
              "properties": {
                "contact":  { "$ref": "#/$defs/person", "title": "联系人" },
                "at":       { "type": "string", "format": "time", "title": "时间" },
                "until":    { "type": "string", "format": "date-time", "title": "至" },
                "present":  { "type": "array", "title": "到会", "items": { "$ref": "#/$defs/member" } },
                "paper":    { "type": "string", "title": "材料", "x-attachment": { "kinds": ["pdf"], "maxMegabytes": 3 } },
                "papers":   { "type": "array", "title": "附件", "items": { "type": "string", "x-attachment": {} } },
                "follows":  { "type": "integer", "title": "接续", "x-reference": "submission:every" },
                "level":    { "title": "级别", "oneOf": [ { "const": 1, "title": "区级" }, { "const": 2, "title": "街道" } ] },
                "count":    { "type": "integer", "title": "人数", "x-computed": { "count": "/present" } },
                "fixed":    { "const": "A", "title": "版式" },
                "sure":     { "const": true, "title": "属实" },
                "money":    { "type": "number", "title": "经费" },
                "payer":    { "type": "string", "title": "来源" },
                "talk":     { "type": "string", "title": "谈话" } },
              "dependentRequired": { "money": ["payer"] },
              "dependentSchemas": { "talk": { "required": ["who"], "properties": { "who": { "type": "string", "title": "谈话人" } } } },
              "oneOf": [
                { "title": "线下", "properties": { "way": { "const": "off" }, "room": { "type": "string", "title": "房间" } } },
                { "title": "线上", "required": ["link"], "properties": { "way": { "const": "on" }, "link": { "type": "string", "format": "uri", "title": "链接" } } } ] }
            """);

    private static Map<String, Field> fields(String data) {
        return new Fields(FORM, Labels.in(Locale.CHINESE), Sample.REFERENTS, Remarks.NONE)
                .of(Sample.json(data)).stream()
                        .flatMap(Field::all)
                        .collect(java.util.stream.Collectors.toMap(Field::pointer, field -> field));
    }

    private static JsonNode bound(String query) {
        return Binder.bind(FORM, Sample.sent(query));
    }

    @Test
    void aVariantIsChosenByTheConstantThatTellsAndBringsItsFields() {
        Field way = fields("{}").get("/way");
        assertEquals(Kind.VARIANT, way.kind());
        assertTrue(way.required());
        assertEquals(
                List.of("线下", "线上"), way.options().stream().map(Option::label).toList());
        assertFalse(fields("{}").containsKey("/link"));
        assertTrue(fields("{\"way\":\"on\"}").get("/link").required());
        assertFalse(fields("{\"way\":\"on\"}").containsKey("/room"));
        assertEquals("线上", fields("{\"way\":\"on\"}").get("/way").shown());
    }

    @Test
    void whatAVariantDoesNotHaveIsNotBound() {
        JsonNode data = bound("/way=off&/room=R&/link=http://x");
        assertEquals("R", data.path("room").asText());
        assertEquals("off", data.path("way").asText());
        assertFalse(data.has("link"));
    }

    @Test
    void whatIsFilledInMakesOthersRequiredAndBringsOthers() {
        assertFalse(fields("{}").get("/payer").required());
        assertTrue(fields("{\"money\":1}").get("/payer").required());
        assertFalse(fields("{}").containsKey("/who"));
        assertTrue(fields("{\"talk\":\"t\"}").get("/who").required());
        assertEquals("W", bound("/talk=t&/who=W").path("who").asText());
        assertTrue(fields("{}").get("/money").condition());
    }

    @Test
    void whatStandsBesideAReferenceGoesFirst() {
        assertEquals("联系人", fields("{}").get("/contact").title());
        assertEquals(Kind.EMAIL, fields("{}").get("/contact/mail").kind());
        assertEquals("邮箱", fields("{}").get("/contact/mail").title());
    }

    @Test
    void aListOfReferencesToMembersIsAListOfMembersWhereverItsSchemaStands() {
        assertEquals(Kind.MEMBERS, fields("{}").get("/present").kind());
        Field present = fields("{\"present\":[7,99]}").get("/present");
        assertEquals(
                List.of("第七位", "编号 99"),
                present.options().stream().map(Option::label).toList());
        assertTrue(present.options().stream().allMatch(Option::chosen));
        assertEquals(
                "[7,9]",
                bound("/present=7&/present=9&/present=7").path("present").toString());
    }

    @Test
    void noMemberOfALongListIsLeftOut() {
        String query = IntStream.range(0, 3_000)
                .mapToObj(i -> "/present=" + i)
                .collect(java.util.stream.Collectors.joining("&"));
        assertEquals(3_000, bound(query).path("present").size());
    }

    @Test
    void whatIsWorkedOutIsShownAndNeverBound() {
        assertTrue(fields("{\"count\":3}").get("/count").computed());
        assertEquals("3", fields("{\"count\":3}").get("/count").shown());
        assertFalse(bound("/count=3").has("count"));
    }

    @Test
    void whatCanOnlyBeOneThingIsSaidAndWhatIsToBeAffirmedIsTicked() {
        assertEquals("A", bound("/fixed=B").path("fixed").asText());
        assertEquals(Kind.TICK, fields("{}").get("/sure").kind());
        assertTrue(fields("{}").get("/sure").value().isEmpty());
        assertFalse(bound("").has("sure"));
        assertTrue(bound("/sure=true").path("sure").asBoolean());
    }

    @Test
    void constantsWithTitlesAreChoices() {
        Field level = fields("{\"level\":2}").get("/level");
        assertEquals(Kind.CHOICE, level.kind());
        assertEquals("街道", level.shown());
        assertTrue(bound("/level=2").path("level").isInt());
    }

    @ParameterizedTest
    @CsvSource({"9:30,09:30:00", "09:30,09:30:00", "９：３０,09:30:00", "9时5分,09:05:00", "23:59:59,23:59:59"})
    void aTimeOfDayHasTheOffsetOfThisPlaceAndIsShownWithoutIt(String typed, String time) {
        String offset = ZoneId.systemDefault()
                .getRules()
                .getOffset(LocalDate.now().atTime(12, 0))
                .getId();
        String bound = Typed.value(Kind.TIME, null, typed).asText();
        assertEquals(time + offset, bound);
        assertTrue(Clock.timeHere(bound).startsWith(time.substring(0, 5)));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-07-01T09:30,2025-07-01T09:30",
        "2025年7月1日 9:30,2025-07-01T09:30",
        "2025/7/1 09:30,2025-07-01T09:30"
    })
    void aMomentIsReadAndShownAsOfHere(String typed, String here) {
        assertEquals(
                here, Clock.momentHere(Typed.value(Kind.DATE_TIME, null, typed).asText()));
    }

    @ParameterizedTest
    @CsvSource({"25:00", "9", "morning", "2025-07-01"})
    void whatIsNoTimeIsKeptAsItWasTyped(String typed) {
        assertEquals(typed, Typed.value(Kind.TIME, null, typed).asText());
        assertEquals(typed, Typed.value(Kind.DATE_TIME, null, typed).asText());
    }

    @Test
    void aFieldForFilesSaysWhichItTakesAndALaterFileTakesThePlaceOfTheOneBefore() {
        Field paper = fields("{\"paper\":\"ab12/报告.pdf\"}").get("/paper");
        assertEquals(".pdf", paper.aside().accepts());
        assertEquals(3, paper.aside().megabytes());
        assertEquals("报告.pdf", paper.aside().files().get(0).name());
        assertEquals("报告.pdf", paper.shown());
        assertEquals(
                "b/2.pdf", bound("/paper=a/1.pdf&/paper=b/2.pdf").path("paper").asText());
        assertEquals(2, bound("/papers=a/1.pdf&/papers=b/2.pdf").path("papers").size());
        assertTrue(fields("{}").get("/papers").aside().accepts().contains(".docx"));
    }

    @Test
    void aSubmissionIsReferredToByTheFormOfItsOwnModule() {
        assertEquals(Kind.SUBMISSION, fields("{}").get("/follows").kind());
        assertEquals("sample/every", fields("{}").get("/follows").aside().form());
        assertEquals(12, bound("/follows=12").path("follows").asInt());
    }

    @Test
    void whatWasTypedSurvivesWithoutTheFormAndFitsIntoItAgain() {
        String typed = "/way=on&/link=http://x&/present=7&/present=9&/contact/mail=a@b.cn&/money=1.50&/gone=old";
        JsonNode loose = Loose.of(Sample.sent(typed));
        assertEquals("old", loose.path("gone").asText());
        JsonNode again = Binder.draft(FORM, Loose.sent(loose));
        assertEquals("[7,9]", again.path("present").toString());
        assertEquals("a@b.cn", again.at("/contact/mail").asText());
        assertEquals("1.50", again.path("money").asText());
        assertFalse(again.has("gone"));
    }

    @Test
    void rowsAndPlainListsSurviveToo() {
        JsonNode data = Sample.json(
                "{\"items\":[{\"what\":\"A\"},{\"what\":\"B\",\"n\":2}],\"aliases\":[\"x\",\"y\"],\"tags\":[\"a\"]}");
        assertEquals(
                "{\"tags\":[\"a\"],\"items\":[{\"what\":\"A\"},{\"what\":\"B\",\"n\":2}],\"aliases\":[\"x\",\"y\"]}",
                Binder.draft(Sample.everyKind(), Loose.sent(data)).toString());
    }

    @Test
    void hostileNamesMakeNoTroubleWhereNoFormSaysWhatTheyMean() {
        JsonNode loose = Loose.of(Sample.sent(
                "/a=1&/a/b=2&/c//d=3&/=4&/x/999999/y=5&/r/0=a&/r/9999=b" + "&/e/e/e/e/e/e/e/e/e/e/e/e=deep"));
        assertEquals("1", loose.path("a").asText());
        assertEquals(2, loose.path("r").size());
    }
}
