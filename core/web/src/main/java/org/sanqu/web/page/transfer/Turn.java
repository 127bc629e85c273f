package org.sanqu.web.page.transfer;

import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.member.Transfer;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** What a reader can do about a transfer now. */
final class Turn {

    private Turn() {}

    /** The acts that go forward or back; empty when it is somebody else's turn. */
    static List<String> acts(Access access, Caller caller, Transfer transfer) {
        List<String> acts = new ArrayList<>();
        if (transfer.holder() != null && access.allows(caller, permission(transfer), transfer.holder())) {
            acts.add(forward(transfer));
            acts.add("return");
        }
        if (transfer.holder() != null
                && transfer.from() != null
                && access.allows(caller, Permission.RECORD, transfer.from())) {
            acts.add("withdraw");
        }
        return acts;
    }

    /** Whether it goes out of this system, so that the old committee registers the receipt. */
    static boolean outwards(Transfer transfer) {
        return transfer.from() != null
                && transfer.to() == null
                && transfer.kind().equals("letter");
    }

    private static Permission permission(Transfer transfer) {
        return transfer.state().equals("assigned") ? Permission.RECORD : Permission.REVIEW;
    }

    private static String forward(Transfer transfer) {
        return switch (transfer.state()) {
            case "issued" -> "send";
            case "sent" -> outwards(transfer) ? "receipt" : "assign";
            default -> "accept";
        };
    }
}
