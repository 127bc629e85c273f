package org.sanqu.web.page.act;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Parameters;

/** What somebody answered to the questions of an act; read as what it is once nothing is {@link #faults wrong} with it. */
public final class Answers {

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> faults = new LinkedHashMap<>();
    private final boolean sure;

    Answers(List<Question> questions, Parameters form, Labels labels) {
        sure = form.has("_sure");
        for (Question question : questions) {
            String typed = form.get(question.pointer());
            String text = question.tidy(typed == null ? "" : typed);
            Standing standing = Standing.of(question, form);
            boolean same = standing != null && standing.kept(text);
            texts.put(question.name(), same ? "" : text);
            Optional.ofNullable(question.fault(text, labels))
                    .or(() -> standing == null || same ? Optional.empty() : standing.fault(text, labels))
                    .ifPresent(fault -> faults.put(question.pointer(), fault));
        }
    }

    /** What is wrong, by pointer. */
    Map<String, String> faults() {
        return faults;
    }

    /** Whether whoever answered has seen a doubt and goes on. */
    public boolean sure() {
        return sure;
    }

    /** An answer; null for none, and for one that says what stands already. */
    public String text(String name) {
        String text = texts.getOrDefault(name, "");
        return text.isEmpty() ? null : text;
    }

    public LocalDate day(String name) {
        return text(name) == null ? null : LocalDate.parse(text(name));
    }

    public YearMonth month(String name) {
        return text(name) == null ? null : YearMonth.parse(text(name));
    }

    public BigDecimal number(String name) {
        return text(name) == null ? null : new BigDecimal(text(name));
    }

    public Boolean truth(String name) {
        return text(name) == null ? null : Boolean.valueOf(text(name));
    }

    public Long id(String name) {
        return text(name) == null ? null : Long.valueOf(text(name));
    }
}
