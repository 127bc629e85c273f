package org.sanqu.members;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameOrderTest {

    private static List<String> sorted(String... names) {
        return List.of(names).stream()
                .sorted(Comparator.comparing(NameOrder::key))
                .toList();
    }

    @Test
    void namesFollowTheirReadingsRareCharactersToo() {
        assertEquals(
                List.of("安然", "曹玥", "李婧", "李娜", "李婷", "王鑫", "闫妍", "赵祎", "邹淼"),
                sorted("邹淼", "王鑫", "赵祎", "李婷", "闫妍", "李娜", "李婧", "曹玥", "安然"));
    }

    @Test
    void surnamesAreReadAsSurnames() {
        assertEquals(List.of("仇英", "单雄", "曾巩", "翟让", "张三"), sorted("翟让", "单雄", "张三", "仇英", "曾巩"));
        assertEquals(List.of("陈单", "陈山"), sorted("陈山", "陈单"));
    }

    @Test
    void aShorterNameComesFirstAndWidthDoesNotMatter() {
        assertEquals(List.of("Aisha", "王", "王芳", "王芳芳"), sorted("王芳芳", "王芳", "Aisha", "王"));
        assertEquals(NameOrder.key("ａｉｓｈａ"), NameOrder.key("Aisha"));
    }
}
