package org.sanqu.web.page.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RosterTest {

    private static List<String> names(String list) {
        return List.copyOf(Roster.names(list));
    }

    @Test
    void namesStandOneALineOrWithMarksBetweenThem() {
        assertEquals(List.of("张三", "李四", "王五", "赵六", "买买提·艾力"), names("张三\r\n李四、王五，赵六；买买提·艾力\n\n张三"));
    }

    @Test
    void numbersBeforeNamesAndBlanksAroundThemAreLeftOut() {
        assertEquals(List.of("张三", "李 四"), names("1. 张三\n2、 李 四 "));
    }

    @Test
    void noNameOfALongListIsLeftOut() {
        String many = IntStream.range(0, 2_000).mapToObj(i -> "人" + i).collect(Collectors.joining("\n"));
        assertEquals(2_001, Roster.names(many + "\n" + "长".repeat(61)).size());
    }
}
