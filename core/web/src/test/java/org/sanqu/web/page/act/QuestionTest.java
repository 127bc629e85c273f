package org.sanqu.web.page.act;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Parameters;

class QuestionTest {

    private static final Labels LABELS = Labels.in(Locale.CHINESE);
    private static final List<Question> QUESTIONS = List.of(
            Question.text("name").must(),
            Question.code("sex", "sex", LABELS).must(),
            Question.day("birthDate"),
            Question.month("duesPaidTo"),
            Question.money("allowance"),
            Question.member("member"));

    private static Answers answers(String form) {
        return new Answers(QUESTIONS, Parameters.parse(form), LABELS);
    }

    @Test
    void whatIsMissingIsAskedForByItsTitle() {
        assertEquals(
                Map.of("/name", "请填写“姓名”。", "/sex", "请选择“性别”。"),
                answers("/name=%20").faults());
    }

    @Test
    void aDayThatDoesNotExistAndANumberThatIsNoneAreToldAtTheirFields() {
        Answers answers = answers("/name=a&/sex=1&/birthDate=2025-02-30&/duesPaidTo=2025-13&/allowance=1e9&/member=x");
        assertEquals(
                List.of("/birthDate", "/duesPaidTo", "/allowance", "/member"),
                List.copyOf(answers.faults().keySet()));
        assertEquals("请填写金额，最多两位小数。", answers.faults().get("/allowance"));
    }

    @Test
    void answersAreReadAsWhatTheyAreAndFullWidthDigitsAreDigits() {
        Answers answers = answers(
                "/name=%E7%8E%8B&/sex=1&/birthDate=%EF%BC%92%EF%BC%90%EF%BC%92%EF%BC%95-07-01&/duesPaidTo=2025-07&/allowance=300.5&/member=12");
        assertEquals(Map.of(), answers.faults());
        assertEquals("王", answers.text("name"));
        assertEquals(LocalDate.of(2025, 7, 1), answers.day("birthDate"));
        assertEquals(YearMonth.of(2025, 7), answers.month("duesPaidTo"));
        assertEquals(new BigDecimal("300.5"), answers.number("allowance"));
        assertEquals(12L, answers.id("member"));
    }

    @Test
    void whatIsLeftBlankIsNothing() {
        Answers answers = answers("/name=a&/sex=1");
        assertNull(answers.day("birthDate"));
        assertNull(answers.id("member"));
        assertNull(answers.truth("member"));
    }

    private static Answers amending(String stands, String form) {
        Question unit = Question.text("workUnit").stands(stands);
        return new Answers(List.of(unit), Parameters.parse(form), LABELS);
    }

    @Test
    void whatTheClerkLeftAsItStoodIsNoAnswerEvenWhenAnotherChangedIt() {
        Answers answers = amending("Y", "_stood:/workUnit=X&/workUnit=X");
        assertEquals(Map.of(), answers.faults());
        assertNull(answers.text("workUnit"));
    }

    @Test
    void nobodyOverwritesWhatAnotherEnteredWithoutHavingSeenIt() {
        Answers unseen = amending("Y", "_stood:/workUnit=X&/workUnit=Z");
        assertEquals(List.of("/workUnit"), List.copyOf(unseen.faults().keySet()));
        assertTrue(unseen.faults().get("/workUnit").contains("“Y”"));
        Answers seen = amending("Y", "_stood:/workUnit=Y&/workUnit=Z");
        assertEquals(Map.of(), seen.faults());
        assertEquals("Z", seen.text("workUnit"));
    }

    @Test
    void twoWhoEnterTheSameDoNotQuarrel() {
        assertEquals(Map.of(), amending("Y", "_stood:/workUnit=X&/workUnit=Y").faults());
    }

    @Test
    void whatStandsCannotBeEmptied() {
        assertEquals(
                Map.of("/workUnit", "已登记的内容不能清空，只能改为别的内容。"),
                amending("X", "_stood:/workUnit=X&/workUnit=").faults());
        assertEquals(Map.of(), amending(null, "_stood:/workUnit=&/workUnit=").faults());
    }

    @Test
    void whatIsVeiledStaysWhenLeftBlankAndIsNotOverwrittenUnseen() {
        Question phone = Question.text("phone").veils("138****0001");
        Answers blank = new Answers(List.of(phone), Parameters.parse("_stood:/phone=139****0002&/phone="), LABELS);
        assertEquals(Map.of(), blank.faults());
        Answers typed =
                new Answers(List.of(phone), Parameters.parse("_stood:/phone=139****0002&/phone=13700000003"), LABELS);
        assertTrue(typed.faults().get("/phone").contains("138****0001"));
    }
}
