package org.sanqu.tests.example;

import java.util.ArrayList;
import java.util.List;

/**
 * The street: 27 organisations directly below it (4 community committees, 2 general branches, 8 community branches, 2 agency
 * branches, 11 branches of non-public enterprises), 37 branches below those, 2,837 members; 1,600 of them in one community.
 */
final class Street {

    private static final int IN_COMMUNITIES = 2424;
    private static final List<String> SINGLE = List.of("百花", "望江", "松园", "梧桐", "青年路", "文昌", "北苑", "新桥");
    private static final int[] SINGLE_MEMBERS = {45, 42, 38, 36, 34, 33, 31, 29};
    private static final List<String> ENTERPRISES =
            List.of("宏远商贸", "天和酒店", "康宁药业", "新华书城", "锦绣物业", "远航物流", "同乐餐饮", "汇丰建材", "佳艺装饰", "顺达汽车", "启明教育");

    private final District district;
    private final Chance chance = new Chance(2837);
    private final List<Community> communities = new ArrayList<>();
    private final Deck people;

    Street(District district) {
        this.district = district;
        this.people = new Deck()
                .with(740, Trait.veteran())
                .with(900, Trait.retired())
                .with(468, Trait.worker())
                .with(12, Trait.probationary())
                .with(IN_COMMUNITIES - 740 - 900 - 468 - 12, Trait.resident())
                .shuffled(chance);
    }

    Node build(Node top) {
        Node street = district.found(top, "示例街道", "working-committee", chance, "street");
        community(street, "六一社区", "committee", 24, 1600, 20_000, 4);
        community(street, "天鹅社区", "committee", 3, 138, 8_600, 7);
        community(street, "麻园社区", "committee", 3, 126, 7_900, 7);
        community(street, "前进社区", "committee", 3, 132, 8_200, 7);
        community(street, "黄家塘社区", "general-branch", 2, 74, 5_400, 5);
        community(street, "钻石路社区", "general-branch", 2, 66, 5_100, 5);
        for (int i = 0; i < SINGLE.size(); i++) {
            community(street, SINGLE.get(i) + "社区", "branch", 0, SINGLE_MEMBERS[i], 2_400 + 110 * i, 3);
        }
        offices(street);
        enterprises(street);
        return street;
    }

    List<Community> communities() {
        return communities;
    }

    private void community(
            Node street, String name, String type, int branches, int members, int residents, int committee) {
        Node node = district.found(street, name, type, chance, "community");
        List<Node> below = new ArrayList<>();
        if (branches == 0) {
            district.enrol(node, members, people, chance);
        }
        int[] sizes = branches == 0 ? new int[0] : chance.split(members, branches, members / branches * 2 / 3);
        for (int i = 0; i < branches; i++) {
            Node branch = district.found(node, name + "第" + ordinal(i + 1), "branch", chance, "neighbourhood");
            district.enrol(branch, sizes[i], people, chance);
            below.add(branch);
        }
        communities.add(new Community(node, List.copyOf(below), residents, committee));
    }

    private void offices(Node street) {
        for (int i = 1; i <= 2; i++) {
            Node office = district.found(street, "示例街道机关第" + ordinal(i), "branch", chance, "agency");
            Deck deck = new Deck().with(25, Trait.worker()).with(i == 1 ? 7 : 3, Trait.retired());
            district.enrol(office, deck.left(), deck.shuffled(chance), chance);
        }
    }

    private void enterprises(Node street) {
        Deck deck = new Deck().with(326, Trait.worker()).with(9, Trait.probationary());
        deck.with(18, Trait.retired()).shuffled(chance);
        int[] sizes = chance.split(deck.left(), ENTERPRISES.size(), 12);
        for (int i = 0; i < ENTERPRISES.size(); i++) {
            Node branch = district.found(street, ENTERPRISES.get(i) + "公司", "branch", chance, "non-public");
            district.enrol(branch, sizes[i], deck, chance);
        }
    }

    /** A number below thirty as it is written. */
    private static String ordinal(int number) {
        String digits = "〇一二三四五六七八九";
        String units = number % 10 == 0 ? "" : digits.substring(number % 10, number % 10 + 1);
        String tens = number < 10 ? "" : number < 20 ? "十" : digits.charAt(number / 10) + "十";
        return tens + units;
    }
}
