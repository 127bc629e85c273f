package org.sanqu.tests.example;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The park's register of enterprises in the four quarters of 2025; 24,200 people work in those in operation at its end. */
final class ParkRegister {

    private static final int EMPLOYEES = 24_200;

    private final District district;
    private final Chance chance;

    ParkRegister(District district, Chance chance) {
        this.district = district;
        this.chance = chance;
    }

    void fillIn(Map<Node, List<Enterprise>> registers) {
        settle(registers);
        for (int quarter = 1; quarter <= 4; quarter++) {
            for (Map.Entry<Node, List<Enterprise>> register : registers.entrySet()) {
                for (Enterprise enterprise : inQuarter(register.getValue(), quarter)) {
                    String period = "2025-Q" + quarter;
                    district.submit("industrial-park/register", register.getKey(), period, row(enterprise, quarter));
                }
            }
        }
    }

    /** Spreads what is missing to the total over those above designated size. */
    private static void settle(Map<Node, List<Enterprise>> registers) {
        List<Enterprise> all = registers.values().stream().flatMap(List::stream).toList();
        int missing = EMPLOYEES
                - all.stream()
                        .filter(Enterprise::counts)
                        .mapToInt(Enterprise::employees)
                        .sum();
        int left = (int) all.stream().filter(Enterprise::aboveScale).count();
        for (List<Enterprise> register : registers.values()) {
            for (int i = 0; i < register.size(); i++) {
                Enterprise enterprise = register.get(i);
                if (enterprise.aboveScale()) {
                    int share = missing / left;
                    register.set(i, enterprise.employing(enterprise.employees() + share));
                    missing -= share;
                    left--;
                }
            }
        }
    }

    /** As it was then: some united later, one closes in the third quarter, one opens in it. */
    private static List<Enterprise> inQuarter(List<Enterprise> register, int quarter) {
        List<Enterprise> then = new ArrayList<>();
        int united = 0;
        for (Enterprise enterprise : register) {
            boolean late = enterprise.organised().equals("joint") && !enterprise.aboveScale() && enterprise.counts();
            boolean notYet = late && united++ < 2 * (4 - quarter);
            then.add(notYet ? enterprise.being("operating", "not") : enterprise);
        }
        int last = lastSmall(register);
        if (quarter <= 2) {
            then.remove(last);
        }
        if (quarter <= 3) {
            then.add(closing(register.get(last), quarter == 3));
        }
        return then;
    }

    private static int lastSmall(List<Enterprise> register) {
        int last = 0;
        for (int i = 0; i < register.size(); i++) {
            Enterprise enterprise = register.get(i);
            if (enterprise.counts() && enterprise.organised().equals("not")) {
                last = i;
            }
        }
        return last;
    }

    private static Enterprise closing(Enterprise model, boolean closed) {
        String usc = CheckDigits.creditCode(800 + Math.floorMod(model.usc().hashCode(), 90));
        return new Enterprise(
                "enterprise",
                "旧" + model.name(),
                usc,
                model.industry(),
                "private",
                false,
                closed ? "closed" : "operating",
                "not",
                0,
                closed ? 0 : 18);
    }

    private ObjectNode row(Enterprise enterprise, int quarter) {
        int employees = enterprise.employees() - enterprise.employees() * (4 - quarter) / 100;
        ObjectNode data = District.row().put("kind", enterprise.kind()).put("name", enterprise.name());
        data.put("usc", enterprise.usc())
                .put("industry", enterprise.industry())
                .put("ownership", enterprise.ownership());
        data.put("aboveScale", enterprise.aboveScale())
                .put("state", enterprise.state())
                .put("employees", employees);
        data.putObject("members").put("full", enterprise.members()).put("mobile", enterprise.employees() / 150);
        data.put("organised", enterprise.organised());
        if (enterprise.organised().equals("not")) {
            data.put("noneReason", enterprise.counts() ? "正式党员不足 3 名，正在联系相邻企业联合组建" : "未正常生产经营");
        }
        return data.put("union", enterprise.aboveScale() || chance.in(30))
                .put("youthLeague", enterprise.employees() > 200);
    }
}
