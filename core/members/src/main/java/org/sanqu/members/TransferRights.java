package org.sanqu.members;

import org.sanqu.api.member.TransferRequest;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/**
 * Who may see transfers and do something about them. Refuses as {@link Access} does.
 *
 * @param access decides by grants
 */
record TransferRights(Access access) {

    /** Whose act it is. */
    enum Side {
        OLD_BRANCH,
        OLD_COMMITTEE,
        NEW_COMMITTEE,
        NEW_BRANCH,
        HOLDER
    }

    boolean mayRead(Caller caller, Turns.Turn turn) {
        return turn.sides().anyMatch(side -> access.allows(caller, Permission.READ, side));
    }

    void requireRead(Caller caller, Turns.Turn turn) {
        if (!mayRead(caller, turn)) {
            access.require(caller, Permission.READ);
        }
    }

    /** Whether the next step is the caller's. */
    boolean mayGoOn(Caller caller, Turns.Turn turn) {
        return turn.holder() != null && access.allows(caller, next(turn), turn.holder());
    }

    private static Permission next(Turns.Turn turn) {
        return turn.state().equals("assigned") ? Permission.RECORD : Permission.REVIEW;
    }

    /** Passes whoever takes part in transfers anywhere. */
    void requireSomewhere(Caller caller) {
        if (access.tops(caller, Permission.RECORD).isEmpty()
                && access.tops(caller, Permission.REVIEW).isEmpty()) {
            access.require(caller, Permission.RECORD);
        }
    }

    /**
     * Passes the old branch, or the committee that registers what was decided elsewhere.
     *
     * @param home null for a member off the roll
     * @param entitled the committee of the home, or of the new home of one off the roll; null for none
     */
    void requireIssue(Caller caller, TransferRequest request, Long home, Long entitled) {
        if (home != null && request.acceptedOn() == null) {
            access.require(caller, Permission.RECORD, home);
        } else {
            require(caller, Permission.REVIEW, entitled);
        }
    }

    void require(Caller caller, Side side, Turns.Turn turn) {
        switch (side) {
            case OLD_BRANCH -> require(caller, Permission.RECORD, turn.oldSide());
            case OLD_COMMITTEE -> require(caller, Permission.REVIEW, turn.oldCommittee());
            case NEW_COMMITTEE -> require(caller, Permission.REVIEW, turn.newCommittee());
            case NEW_BRANCH -> {
                if (turn.outwards()) {
                    require(caller, Permission.REVIEW, turn.oldCommittee());
                } else {
                    require(caller, Permission.RECORD, turn.newSide());
                }
            }
            case HOLDER -> {
                if (turn.open()) {
                    require(caller, next(turn), turn.holder());
                }
            }
        }
    }

    /** On everything where there is no such organisation. */
    private void require(Caller caller, Permission permission, Long organisation) {
        if (organisation == null) {
            access.require(caller, permission);
        } else {
            access.require(caller, permission, organisation);
        }
    }
}
