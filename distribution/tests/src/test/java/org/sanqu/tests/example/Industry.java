package org.sanqu.tests.example;

import java.util.List;

/**
 * An industry of the park: 167 enterprises are in operation in all five, a tenth of the source report's 1,670.
 *
 * @param code as in the register
 * @param name of its general branch
 * @param products what the enterprises' names end with
 * @param state how many state-owned enterprises there are, each with its own branch
 * @param separate how many non-public enterprises have their own branch
 * @param joint how many non-public enterprises each joint branch unites
 * @param none how many non-public enterprises have no organisation
 */
record Industry(
        String code, String name, List<String> products, int state, int separate, List<Integer> joint, int none) {

    static final List<Industry> ALL = List.of(
            new Industry("electronics", "电子信息产业", List.of("电子", "光电", "智能科技"), 2, 14, List.of(4, 4, 4, 5), 5),
            new Industry("equipment", "先进装备产业", List.of("机械", "重工", "精密制造"), 4, 12, List.of(4, 4, 5), 4),
            new Industry("biomedicine", "生物医药产业", List.of("药业", "生物", "医疗器械"), 2, 10, List.of(4, 4, 4), 4),
            new Industry("new-materials", "新材料产业", List.of("新材", "化工", "复合材料"), 2, 8, List.of(4, 4, 6), 3),
            new Industry("green-food", "绿色食品产业", List.of("食品", "粮油", "饮品"), 2, 12, List.of(4, 4, 4, 5, 5), 5));
}
