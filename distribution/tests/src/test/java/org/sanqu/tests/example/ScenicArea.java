package org.sanqu.tests.example;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The scenic area: a comprehensive committee with branches by trade, a joint branch, a village; visitors, complaints, disputes. */
final class ScenicArea {

    private static final List<String> TRADES = List.of("导游", "酒店", "商贸休闲", "民宿", "旅游交通", "景区安保");
    private static final List<String> KINDS =
            List.of("price", "price", "service", "service", "service", "guide", "safety", "lost", "dispute", "praise");
    private static final List<String> CONTENTS = List.of(
            "停车收费与公示不一致。",
            "餐饮菜单没有标价。",
            "检票口排队时间长。",
            "卫生间纸品补充不及时。",
            "景交车候车无人引导。",
            "讲解内容过于简单。",
            "步道湿滑，没有提示牌。",
            "孩子在广场走失。",
            "与商户因退货争执。",
            "服务点党员热心帮助找回背包。");
    private static final List<String> MATTERS = List.of("income", "land", "environment", "protection");

    private final District district;
    private final Chance chance = new Chance(5);
    private final Deck people = new Deck();
    private final List<Node> posts = new ArrayList<>();

    ScenicArea(District district) {
        this.district = district;
        people.with(130, Trait.worker())
                .with(2, Trait.probationary())
                .with(18, Trait.retired())
                .shuffled(chance);
    }

    void build(Node top) {
        Node committee = district.found(top, "示例山风景区", "working-committee", chance, "scenic-area");
        Node office = branch(committee, "示例山景区管理处", 26);
        Node comprehensive = district.found(committee, "示例山景区", "comprehensive-committee", chance);
        TRADES.forEach(trade -> posts.add(branch(comprehensive, "示例山" + trade, chance.between(9, 19))));
        Node joint = district.found(committee, "示例山景居联建", "joint-branch", chance);
        district.enrol(joint, 14, people, chance);
        posts.add(joint);
        village(committee);
        areas(committee);
        complaints();
        disputes(List.of(committee, office, comprehensive, joint));
    }

    private Node branch(Node parent, String name, int members) {
        Node branch = district.found(parent, name, "branch", chance);
        district.enrol(branch, members, people, chance);
        return branch;
    }

    private void village(Node committee) {
        Node village = district.found(committee, "上溪村", "general-branch", chance, "village", "scenic-area");
        Deck villagers = new Deck().with(68, Trait.villager());
        for (String name : List.of("上溪村第一", "上溪村第二", "上溪村民宿产业")) {
            Node branch = district.found(village, name, "branch", chance);
            district.enrol(branch, Math.min(23, villagers.left()), villagers, chance);
        }
    }

    private void areas(Node committee) {
        area(committee, "示例山古镇", "4A", new int[] {24, 21, 260, 48}, 386_512, 471_290);
        area(committee, "云台峰景区", "5A", new int[] {38, 33, 145, 30}, 512_087, 638_431);
        area(committee, "白鹭湖湿地公园", "3A", new int[] {15, 11, 62, 9}, 104_660, 131_178);
    }

    private void area(Node committee, String name, String grade, int[] counts, int... visitors) {
        for (int half = 1; half <= 2; half++) {
            ObjectNode data =
                    District.row().put("name", name).put("grade", grade).put("operator", "示例山文旅公司");
            data.put("sights", counts[0])
                    .put("coveredSights", counts[1] - 2 + half)
                    .put("staff", counts[0] * 13);
            data.put("visitors", visitors[half - 1] / 10_000.0);
            data.putObject("merchants").put("total", counts[2]).put("withMembers", counts[3] - 2 + half);
            data.putObject("members")
                    .put("operator", counts[0] * 2)
                    .put("merchant", counts[3] + 3)
                    .put("mobile", 6);
            data.putArray("communities").addObject().put("name", "上溪村").put("joined", true);
            data.put("income", visitors[half - 1] * 41L);
            district.submit("scenic-area/area", committee, "2025-H" + half, data);
        }
    }

    private void complaints() {
        for (int i = 1; i <= 186; i++) {
            int kind = chance.between(0, KINDS.size() - 1);
            boolean praise = KINDS.get(kind).equals("praise");
            String no = "TS-2025-%03d".formatted(i);
            LocalDate on = LocalDate.of(2025, 1, 2).plusDays(i * 357L / 186);
            ObjectNode data = District.row().put("no", no).put("receivedOn", on.toString());
            data.put("channel", chance.pick(List.of("service-point", "service-point", "hotline", "online")));
            data.put("kind", KINDS.get(kind)).put("content", CONTENTS.get(kind)).put("minutes", chance.between(2, 45));
            boolean solved = praise || chance.in(95);
            data.put("state", solved ? "solved" : i > 180 ? "open" : "unsolved");
            if (solved) {
                data.put("hours", praise ? 0 : chance.in(93) ? chance.between(1, 72) : chance.between(73, 200));
                data.put("satisfaction", chance.in(85) ? "satisfied" : "basically");
            }
            district.submitEvent("scenic-area/complaint", chance.pick(posts), no, data);
        }
    }

    private void disputes(List<Node> mediators) {
        for (int i = 1; i <= 14; i++) {
            String no = "XT-2025-%02d".formatted(i);
            LocalDate on = LocalDate.of(2025, 1, 8).plusDays(i * 22L);
            ObjectNode data = District.row().put("no", no).put("raisedOn", on.toString());
            ArrayNode parties = data.putArray("parties");
            parties.addObject()
                    .put("party", chance.in(60) ? "villagers" : "merchants")
                    .put("households", chance.between(2, 40));
            parties.addObject().put("party", chance.in(75) ? "operator" : "collective");
            data.put("matter", chance.pick(MATTERS)).put("summary", "双方对分成比例、占地补偿或经营范围意见不一，请求协调。");
            data.put("meetings", chance.between(1, 5)).put("amount", chance.between(8, 400) * 500);
            data.put("state", i == 5 ? "failed" : i >= 13 ? "open" : "settled");
            if (data.get("state").asText().equals("settled")) {
                ObjectNode settlement = data.putObject("settlement")
                        .put("on", on.plusDays(chance.between(6, 18)).toString());
                settlement.put("kept", i != 9).put("content", "按年度接待量分档，逐年复核。");
            }
            district.submitEvent("scenic-area/mediation", chance.pick(mediators), no, data);
        }
    }
}
