package org.sanqu.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

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
}
