package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.api.CodeTable;
import org.sanqu.api.Fault;
import org.sanqu.api.member.MemberChange;

/** What an amendment sets, by column. */
final class Amendment {

    private Amendment() {}

    /** Every fault of the values themselves. */
    static List<Fault> faults(MemberChange.Amend amend) {
        List<Fault> faults = new ArrayList<>();
        Codes.check(faults, "/education", "education", amend.education());
        Codes.check(faults, "/degree", "degree", amend.degree());
        Codes.check(faults, "/occupation", "occupation", amend.occupation());
        Codes.text(faults, "/workUnit", amend.workUnit(), EnrolmentCheck.LONGEST_WORK_UNIT);
        Codes.check(faults, "/standing", "standing", amend.standing());
        String state = amend.state();
        if (state != null && !state.equals("normal") && !state.equals("suspended")) {
            boolean known = CodeTable.of("state").codes().contains(state);
            faults.add(known ? Fault.at("/state", "member.state-leaves") : Fault.at("/state", "field.code", state));
        }
        if (amend.phone() != null && !Phone.wellFormed(amend.phone())) {
            faults.add(Fault.at("/phone", "member.phone"));
        }
        return faults;
    }

    /** The columns that it sets, given what holds on the day. */
    static Map<String, String> values(MemberChange.Amend amend, Map<String, String> before, LocalDate on) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("education", amend.education());
        values.put("degree", amend.degree());
        values.put("occupation", amend.occupation());
        values.put("work_unit", amend.workUnit());
        values.put("standing", amend.standing());
        values.put("state", amend.state());
        values.values().removeIf(value -> value == null);
        boolean lost = before.get(Attributes.LOST) != null;
        if (amend.lostContact() != null && amend.lostContact() != lost) {
            values.put(Attributes.LOST, lost ? null : on.toString());
        }
        return values;
    }

    static Detail detail(Map<String, String> before, Map<String, String> changes) {
        Detail detail = new Detail();
        changes.forEach((column, value) -> detail.add(Detail.attribute(column), before.get(column), value));
        return detail;
    }
}
