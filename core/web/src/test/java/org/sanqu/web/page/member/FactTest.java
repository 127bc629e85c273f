package org.sanqu.web.page.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sanqu.api.member.Member;
import org.sanqu.web.http.Labels;

class FactTest {

    private static final Labels LABELS = Labels.in(Locale.CHINESE);

    private static Member member(String education, String phone) {
        LocalDate birth = LocalDate.of(1980, 5, 6);
        LocalDate joined = LocalDate.of(2005, 1, 1);
        return new Member(
                1,
                "孙某",
                "1",
                birth,
                "01",
                education,
                null,
                null,
                null,
                "full",
                "in-service",
                "normal",
                joined,
                joined.plusYears(1),
                null,
                null,
                phone,
                7L);
    }

    @Test
    void onlyWhatIsSaidOtherwiseOfTheOtherIsMarked() {
        Member one = member("20", null);
        List<String> marked = Fact.person(LABELS, one, member("30", "138****0001")).stream()
                .filter(Fact::differs)
                .map(Fact::title)
                .toList();
        assertEquals(List.of("手机号码", "学历"), marked);
        assertTrue(Fact.membership(LABELS, one, member("30", null)).stream().noneMatch(Fact::differs));
    }

    @Test
    void nobodyIsComparedWithNobody() {
        assertTrue(Fact.person(LABELS, member("20", null), null).stream().noneMatch(Fact::differs));
    }
}
