package org.sanqu.tests.example;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the communities filled in for 2025: profiles, buildings with 546 displayed identities, double registration. */
final class CommunityWork {

    private static final int DISPLAYED = 546;
    private static final List<String> ESTATES = List.of("百花苑", "松涛苑", "江畔花园", "紫荆小区", "育才小区", "水岸新村");
    private static final List<String> POSTS =
            List.of("organisation", "law", "hardship", "governance", "health", "culture", "safety", "other");
    private static final List<String> PROJECTS =
            List.of("小区环境整治", "法律咨询进小区", "四点半课堂辅导", "独居老人探望", "文明交通劝导", "义诊", "防诈骗宣传", "图书整理");
    private static final List<String> SIGNED_UNITS =
            List.of("示例区第一小学", "示例区文化馆", "示例农商银行网点", "示例区第二中学", "望江幼儿园", "示例邮政支局");

    private final District district;
    private final Street street;
    private final Chance chance = new Chance(546);
    private final Set<String> registered = new HashSet<>();

    CommunityWork(District district, Street street) {
        this.district = district;
        this.street = street;
    }

    void fillIn(Node agencies) {
        street.communities().forEach(this::profiles);
        buildings();
        registrations(agencies);
    }

    private void profiles(Community community) {
        int members = district.membersOf(community.node());
        for (String half : List.of("2025-H1", "2025-H2")) {
            int residents = half.endsWith("1") ? community.residents() - 30 : community.residents();
            ObjectNode data =
                    District.row().put("households", residents * 10 / 26).put("residents", residents);
            data.put("area", community.residents() / 100 / 100.0).put("grids", residents / 900 + 1);
            data.put("buildings", community.buildings()).put("committeeMembers", community.committee());
            data.put("workers", community.committee() + residents / 1500);
            data.putObject("members")
                    .put("total", members)
                    .put("elderly", members * 6 / 10)
                    .put("mobile", members / 40);
            data.put("facilityArea", residents / 8);
            ArrayNode units = data.putArray("units");
            units.addObject()
                    .put("name", chance.pick(SIGNED_UNITS))
                    .put("nature", "institution")
                    .put("signed", true);
            units.addObject().put("name", "示例供电营业点").put("nature", "enterprise").put("signed", chance.in(60));
            data.put("newOrganisations", residents / 540);
            district.submit("community/profile", community.node(), half, data);
        }
    }

    private void buildings() {
        List<Node> keepers = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Community community : street.communities()) {
            for (int i = 0; i < community.buildings(); i++) {
                keepers.add(
                        community.caretakers().get(i % community.caretakers().size()));
                names.add(ESTATES.get(i / 20 % ESTATES.size()) + (i % 20 + 1) + "号楼");
            }
        }
        int[] plates = displayed(names.size());
        for (int i = 0; i < names.size(); i++) {
            boolean grouped = chance.in(72);
            int households = chance.between(36, 110);
            building(keepers.get(i), "2025-H1", names.get(i), households, grouped, plates[i] * 4 / 5);
            building(keepers.get(i), "2025-H2", names.get(i), households, grouped || chance.in(25), plates[i]);
        }
    }

    /** Deals out the displayed identities; one building in seven gets none. */
    private int[] displayed(int buildings) {
        int[] plates = new int[buildings];
        for (int left = DISPLAYED; left > 0; ) {
            int at = chance.between(0, buildings - 1);
            if (at % 7 != 3) {
                plates[at]++;
                left--;
            }
        }
        return plates;
    }

    private void building(Node keeper, String half, String name, int households, boolean grouped, int plates) {
        ObjectNode data = District.row()
                .put("building", name)
                .put("households", households)
                .put("hasGroup", grouped);
        if (grouped) {
            data.put("leader", Names.masked(chance));
        }
        district.submit("community/building", keeper, half, data.put("plates", plates));
    }

    /** People of the agencies and their branches register where they live. */
    private void registrations(Node agencies) {
        Map<String, String> units = new HashMap<>();
        district.organisations()
                .forEach(row ->
                        units.put(row.get("code").asText(), row.get("shortName").asText()));
        List<ObjectNode> serving = district.members().stream()
                .filter(member -> agencies.covers(member.get("home").asText()))
                .filter(member -> member.get("standing").asText().equals("in-service"))
                .toList();
        for (int i = 0; i < 126; i++) {
            ObjectNode member = serving.get(i * 4);
            String unit = units.get(member.get("home").asText());
            register(
                    chance.pick(street.communities()),
                    "member",
                    member.get("name").asText(),
                    unit);
        }
        for (int i = 0; i < street.communities().size(); i++) {
            String unit = units.get(agencies.code() + "-%02d".formatted(i + 10));
            register(street.communities().get(i), "organisation", unit, unit);
        }
    }

    private void register(Community community, String kind, String name, String unit) {
        if (!registered.add(community.node().code() + kind + name + unit)) {
            return;
        }
        LocalDate on = chance.day(LocalDate.of(2025, 1, 6), LocalDate.of(2025, 6, 30));
        ObjectNode data = District.row().put("kind", kind).put("name", name).put("unit", unit);
        data.put("registeredOn", on.toString());
        if (kind.equals("member")) {
            data.put("residence", chance.pick(ESTATES));
        }
        String first = chance.pick(POSTS);
        data.putArray("posts").add(first);
        int halves = 0;
        ArrayNode services = District.JSON.createArrayNode();
        for (int i = chance.between(1, 4); i > 0; i--) {
            int served = chance.between(2, 12);
            halves += served;
            LocalDate day = chance.day(on, LocalDate.of(2025, 12, 15));
            services.addObject()
                    .put("on", day.toString())
                    .put("project", chance.pick(PROJECTS))
                    .put("hours", served / 2.0);
        }
        data.put("hours", halves / 2.0).set("services", services);
        district.submit(
                "community/double-registration", community.node(), "2025", data.put("feedbackOn", "2025-12-22"));
    }
}
