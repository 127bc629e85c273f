package org.sanqu.members;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sanqu.api.CodeTable;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.TransferRequest;

/** What a transfer must say when it is issued or registered. */
final class TransferCheck {

    private static final String INTERNAL = "internal";
    private static final String LETTER = "letter";
    private static final String NATIONAL = "national";
    private static final Set<String> OUTSIDE = Set.of(LETTER, NATIONAL);
    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_NAME = 100;
    private static final int DUES_YEARS = 3;

    private final TransferRequest request;
    private final Long home;
    private final Moving moving;
    private final LocalDate today;
    private final List<Fault> faults = new ArrayList<>();

    private TransferCheck(TransferRequest request, Long home, Moving moving) {
        this.request = request;
        this.home = home;
        this.moving = moving;
        this.today = moving.today();
    }

    /**
     * Passes a transfer that can begin.
     *
     * @param home where the member is at home today; null for one off the roll, who returns
     * @param expiresOn when it will have expired; null when it makes no sense to ask
     */
    static void require(TransferRequest request, Long home, Moving moving, LocalDate expiresOn) {
        TransferCheck check = new TransferCheck(request, home, moving);
        check.kind();
        check.target();
        check.letter();
        check.dues();
        if (check.issued()) {
            check.validity(expiresOn);
            check.result();
        }
        if (!check.faults.isEmpty()) {
            throw new Refusal(
                    Refusal.Reason.INVALID, Message.of("transfer.invalid", check.faults.size()), check.faults);
        }
    }

    private void kind() {
        String kind = request.kind();
        if (kind == null || !CodeTable.of("transfer").codes().contains(kind)) {
            faults.add(Fault.at("/kind", "field.code", kind == null ? "" : kind));
        } else if (kind.equals(INTERNAL) && (home == null || request.toName() != null)) {
            faults.add(Fault.at("/kind", "transfer.kind-inside"));
        } else if (kind.equals(LETTER) && home != null && request.to() != null) {
            faults.add(Fault.at("/kind", "transfer.kind-letter"));
        }
    }

    private void target() {
        if ((request.to() == null) == (request.toName() == null)) {
            faults.add(Fault.at("/to", "transfer.to-or-name"));
        } else if (request.to() == null) {
            Written.check(faults, "/toName", request.toName(), LONGEST_NAME);
            if (home == null) {
                faults.add(Fault.at("/member", "tie.off-roll", today.toString()));
            }
        } else {
            LocalDate day =
                    request.acceptedOn() != null && !request.acceptedOn().isAfter(today) ? request.acceptedOn() : today;
            moving.to("/to", request.to(), day, home, faults);
            if (request.acceptedOn() != null && !moving.turns().isHome(request.to())) {
                faults.add(Fault.at("/to", "transfer.branch-needed"));
            }
        }
    }

    private void letter() {
        if (request.letterNumber() == null && request.kind() != null && OUTSIDE.contains(request.kind())) {
            faults.add(Fault.at("/letterNumber", "field.empty"));
        }
        Written.check(faults, "/letterNumber", request.letterNumber(), LONGEST_NUMBER);
    }

    private void dues() {
        YearMonth paid = request.duesPaidTo();
        YearMonth now = YearMonth.from(today);
        YearMonth first = now.minusYears(DUES_YEARS).minusMonths(1);
        YearMonth last = now.plusYears(1);
        if (paid == null || paid.isBefore(first) || paid.isAfter(last)) {
            faults.add(Fault.at("/duesPaidTo", "transfer.dues", first.toString(), last.toString()));
        }
    }

    private boolean issued() {
        LocalDate issued = request.issuedOn();
        boolean good = issued != null && !issued.isBefore(Span.EARLIEST) && !issued.isAfter(today);
        if (!good) {
            faults.add(Fault.at("/issuedOn", "transfer.issued-when"));
        } else if (home != null
                && new HomeDays(moving.sql()).on(request.member(), issued).isEmpty()) {
            faults.add(Fault.at("/issuedOn", "tie.off-roll", issued.toString()));
        }
        return good;
    }

    private void validity(LocalDate expiresOn) {
        if (request.acceptedOn() == null && !today.isBefore(expiresOn)) {
            faults.add(Fault.at("/issuedOn", "transfer.issued-expired", expiresOn.toString()));
        }
    }

    private void result() {
        boolean needed = home == null || NATIONAL.equals(request.kind());
        if (request.acceptedOn() != null && INTERNAL.equals(request.kind())) {
            faults.add(Fault.at("/acceptedOn", "transfer.accepted-surplus"));
        } else if (request.acceptedOn() != null || needed) {
            moving.on("/acceptedOn", request.member(), request.issuedOn(), request.acceptedOn(), faults);
        }
    }
}
