package org.sanqu.tests.example;

import java.util.List;

/**
 * The district's agencies: 41 organisations of the second level (9 general branches, 32 branches), 43 nodes of the third (19
 * branches, 24 groups), 779 members of whom 586 serve; 13 of the 41 have more than twenty members.
 */
final class Agencies {

    private static final List<String> LARGE =
            List.of("财政局", "市政工程局", "教育局", "卫生健康局", "住房和城乡建设局", "人力资源和社会保障局", "城市管理局", "自然资源局", "交通运输局");
    private static final List<String> SMALL = List.of(
            "区委办公室", "区人大机关", "区政府办公室", "区政协机关", "区纪委监委机关", "区委组织部", "区委宣传部", "区委统战部", "区委政法委", "区委编办", "区总工会", "共青团区委",
            "区妇联", "区科协", "区残联", "区工商联", "发展和改革局", "工业和信息化局", "科学技术局", "民政局", "司法局", "农业农村局", "商务局", "文化和旅游局",
            "退役军人事务局", "应急管理局", "审计局", "统计局", "市场监督管理局", "医疗保障局", "信访局", "档案馆");

    private static final int RETIRED_BRANCH = 17;
    private static final int SERVING_IN_LARGE = 297;
    private static final int[] BIGGEST = {30, 28, 26, 24};
    private static final int SERVING_IN_REST = 205;
    private static final int RETIRED_IN_REST = 16;

    private final District district;
    private final Chance chance = new Chance(779);
    private final Deck serving;
    private final Deck retired = new Deck().with(193, Trait.retired());

    Agencies(District district) {
        this.district = district;
        this.serving = new Deck()
                .with(313, Trait.young(Trait.GRADUATES))
                .with(7, Trait.probationary())
                .with(110, Trait.young(Trait.OTHERS))
                .with(68, Trait.older(Trait.GRADUATES))
                .with(88, Trait.older(Trait.OTHERS))
                .shuffled(chance);
    }

    Node build(Node top) {
        Node committee = district.found(top, "直属机关", "working-committee", chance, "agency");
        generalBranches(committee);
        branches(committee);
        return committee;
    }

    private void generalBranches(Node committee) {
        int[] sizes = chance.split(SERVING_IN_LARGE, LARGE.size() + 1, 24);
        int next = 0;
        for (int i = 0; i < LARGE.size(); i++) {
            Node general = district.found(committee, LARGE.get(i), "general-branch", chance);
            boolean two = i == 0;
            district.enrol(branch(general, LARGE.get(i) + (two ? "机关第一" : "机关")), sizes[next++], serving, chance);
            if (two) {
                district.enrol(branch(general, LARGE.get(i) + "机关第二"), sizes[next++], serving, chance);
            }
            district.enrol(branch(general, LARGE.get(i) + "离退休干部"), RETIRED_BRANCH, retired, chance);
        }
    }

    private void branches(Node committee) {
        int rest = SMALL.size() - BIGGEST.length;
        int[] sizes = chance.split(SERVING_IN_REST, rest, 3);
        for (int i = 0; i < SMALL.size(); i++) {
            Node branch = branch(committee, SMALL.get(i));
            boolean big = i < BIGGEST.length;
            int old = big ? 6 : i < BIGGEST.length + RETIRED_IN_REST ? 1 : 0;
            int active = big ? BIGGEST[i] - old : sizes[i - BIGGEST.length];
            if (i < 8) {
                groups(branch, SMALL.get(i), active, old);
            } else {
                district.enrol(branch, active, serving, chance);
                district.enrol(branch, old, retired, chance);
            }
        }
    }

    /** A branch whose members are all in one of three groups. */
    private void groups(Node branch, String name, int active, int old) {
        List<String> ordinals = List.of("第一", "第二", "第三");
        for (int i = 0; i < 3; i++) {
            Node group = district.found(branch, name + ordinals.get(i), "group", chance);
            district.enrol(group, active / 3 + (i < active % 3 ? 1 : 0), serving, chance);
            district.enrol(group, old / 3 + (i < old % 3 ? 1 : 0), retired, chance);
        }
    }

    private Node branch(Node parent, String name) {
        return district.found(parent, name, "branch", chance);
    }
}
