package org.sanqu.web.page.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
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

    private static List<String> apart(String name, String... known) {
        return Roster.apart(name, Set.of(known));
    }

    @Test
    void namesStandBetweenBlanksAndRemarksInBracketsAreLeftOut() {
        assertEquals(List.of("程宏涛", "邓承斌"), apart("程宏涛 邓承斌(请假)"));
        assertEquals(List.of("程宏涛", "邓承斌"), apart("1. 程宏涛（病假）　2. 邓承斌"));
        assertEquals(List.of("邓承斌"), apart("邓承斌 （请假）", "程宏涛"));
        assertEquals(List.of("邓承斌", "程宏涛"), names("邓承斌（请假，已批）、程宏涛"));
    }

    @Test
    void aNameWithABlankOrABracketInItIsOneNameWhereSomebodyIsCalledSo() {
        assertEquals(List.of("阿卜杜 拉"), apart("阿卜杜 拉", "阿卜杜拉"));
        assertEquals(List.of("程宏涛", "阿卜杜 拉", "李 四"), apart("程宏涛 阿卜杜 拉(请假) 李 四", "阿卜杜拉", "李四"));
        assertEquals(List.of("王伟（大）"), apart("王伟（大）", "王伟(大)", "王伟"));
    }
}
