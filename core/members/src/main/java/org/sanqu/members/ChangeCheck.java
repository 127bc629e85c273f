package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.member.MemberChange;

/** What a change must say, whoever it is about. */
final class ChangeCheck {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NUMBER = 60;

    private ChangeCheck() {}

    static List<Fault> faults(
            MemberChange change, LocalDate on, String reason, String documentNumber, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        if (change instanceof MemberChange.Amend amend) {
            faults.addAll(Amendment.faults(amend));
        } else if (change instanceof MemberChange.Leave leave) {
            Codes.required(faults, "/cause", "leave", leave.cause());
        }
        if (isDated(change) && on == null) {
            faults.add(Fault.at("/on", "field.date"));
        } else if (isDated(change) && on.isAfter(today)) {
            faults.add(Fault.at("/on", "member.on-late"));
        }
        if (change instanceof MemberChange.Amend || change instanceof MemberChange.Convert) {
            Codes.text(faults, "/reason", reason, LONGEST_REASON);
        } else {
            Codes.requiredText(faults, "/reason", reason, LONGEST_REASON);
        }
        Codes.text(faults, "/documentNumber", documentNumber, LONGEST_NUMBER);
        return faults;
    }

    private static boolean isDated(MemberChange change) {
        return change instanceof MemberChange.Amend
                || change instanceof MemberChange.Convert
                || change instanceof MemberChange.Leave
                || change instanceof MemberChange.Return;
    }
}
