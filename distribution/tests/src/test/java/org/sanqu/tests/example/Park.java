package org.sanqu.tests.example;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The industrial park: general branches by industry, branches and joint branches of enterprises below them. */
final class Park {

    private static final List<String> FIRST = List.of("云", "岚", "晨", "朝", "晴", "禾", "沐", "澄", "栩", "柏", "霁", "屿");
    private static final List<String> SECOND = List.of("达", "源", "澜", "成", "宇", "桥", "野", "创", "岭", "辉", "茂", "川");

    private final District district;
    private final Chance chance = new Chance(167);
    private final Map<Node, List<Enterprise>> registers = new LinkedHashMap<>();
    private final List<Node> branches = new ArrayList<>();
    private final Deck people = new Deck();
    private int units;

    Park(District district) {
        this.district = district;
        people.with(1100, Trait.worker())
                .with(70, Trait.retired())
                .with(20, Trait.probationary())
                .shuffled(chance);
    }

    void build(Node top) {
        Node committee = district.found(top, "工业园区", "working-committee", chance, "industrial-park");
        Node office = district.found(committee, "工业园区机关", "branch", chance);
        district.enrol(office, 22, people, chance);
        branches.add(office);
        for (Industry industry : Industry.ALL) {
            Node general = district.found(committee, industry.name(), "general-branch", chance);
            registers.put(general, new ArrayList<>());
            enterprises(general, industry);
        }
        new ParkRegister(district, chance).fillIn(registers);
        branches.forEach(this::conditions);
    }

    private void enterprises(Node general, Industry industry) {
        List<Enterprise> register = registers.get(general);
        for (int i = 0; i < industry.state(); i++) {
            register.add(organised(general, industry, "state-owned", i > 0, chance.between(18, 34)));
        }
        for (int i = 0; i < industry.separate(); i++) {
            boolean large = i < industry.separate() - 2;
            String ownership = i % 6 == 5 ? "overseas" : "private";
            register.add(organised(
                    general, industry, ownership, large, large ? chance.between(6, 18) : chance.between(3, 6)));
        }
        for (int i = 0; i < industry.joint().size(); i++) {
            register.addAll(joint(general, industry, industry.joint().get(i)));
        }
        for (int i = 0; i < industry.none(); i++) {
            register.add(enterprise(industry, "private", false, "operating", "not", chance.between(0, 2)));
        }
        register.add(enterprise(industry, "private", false, "shell", "not", 0));
        register.add(enterprise(industry, "private", false, "suspended", "not", chance.between(0, 1)));
        register.add(association(industry));
    }

    /** An enterprise with a branch of its own. */
    private Enterprise organised(Node general, Industry industry, String ownership, boolean large, int members) {
        Enterprise enterprise = enterprise(industry, ownership, large, "operating", "separate", members);
        Node branch = district.found(general, enterprise.name(), "branch", chance);
        district.enrol(branch, members, people, chance);
        branches.add(branch);
        return enterprise;
    }

    private List<Enterprise> joint(Node general, Industry industry, int size) {
        List<Enterprise> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            members.add(
                    enterprise(industry, "private", i == 0 && size == 4, "operating", "joint", chance.between(1, 2)));
        }
        Enterprise host = members.get(0);
        Node branch = district.found(general, host.name() + "等企业", "joint-branch", chance);
        int all = members.stream().mapToInt(Enterprise::members).sum();
        district.enrol(branch, all, people, chance);
        branches.add(branch);
        agreement(branch, members, all);
        return members;
    }

    private void agreement(Node branch, List<Enterprise> members, int voters) {
        ObjectNode data = District.row().put("mode", "enterprise-enterprise");
        ArrayNode units = data.putArray("units");
        members.forEach(unit -> units.addObject().put("name", unit.name()).put("members", unit.members()));
        data.put("host", members.get(0).name());
        LocalDate signed = branch.establishedOn().plusMonths(1);
        data.put("signedOn", signed.toString());
        data.putObject("votes").put("present", voters).put("inFavour", voters);
        data.put("premises", members.get(0).name() + "党员活动室").put("funds", 3000 + 500 * members.size());
        data.put("terms", "轮流主持组织生活，场所共用，经费按比例分担。").put("reviewed", true);
        data.put(
                "reviewedOn",
                chance.day(LocalDate.of(2025, 11, 3), LocalDate.of(2025, 12, 19))
                        .toString());
        district.submit("industrial-park/joint-branch", branch, "2025", data);
    }

    private void conditions(Node branch) {
        boolean roomy = chance.in(68);
        boolean shared = !roomy && chance.in(60);
        ObjectNode data = District.row();
        ObjectNode has = data.putObject("has")
                .put("room", roomy || shared)
                .put("plate", true)
                .put("leadership", true);
        has.put("rules", chance.in(96)).put("funds", chance.in(88)).put("activities", chance.in(92));
        data.put("roomArea", roomy ? chance.between(40, 240) / 2.0 : chance.between(0, 30) / 2.0)
                .put("shared", shared);
        if (shared) {
            data.put("sharedWith", "工业园区党群服务中心");
        }
        district.submit("industrial-park/conditions", branch, "2025", data.put("funds", chance.between(8, 60) * 500));
    }

    private Enterprise enterprise(
            Industry industry, String ownership, boolean large, String state, String organised, int members) {
        int order = units++;
        String name = FIRST.get(order % FIRST.size()) + SECOND.get(order / FIRST.size() % SECOND.size());
        String full = name + industry.products().get(order % industry.products().size()) + "公司";
        int employees = state.equals("shell") ? 0 : large ? chance.between(150, 520) : chance.between(12, 90);
        String usc = CheckDigits.creditCode(order + 1);
        return new Enterprise(
                "enterprise", full, usc, industry.code(), ownership, large, state, organised, members, employees);
    }

    private Enterprise association(Industry industry) {
        String usc = CheckDigits.creditCode(900 + units++);
        return new Enterprise(
                "industry-association",
                industry.name() + "协会",
                usc,
                industry.code(),
                "collective",
                false,
                "operating",
                "joint",
                1,
                6);
    }
}
