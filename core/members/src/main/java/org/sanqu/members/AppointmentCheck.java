package org.sanqu.members;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sanqu.api.CodeTable;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Appointment;
import org.sanqu.api.platform.Sql;

/** What an appointment must be. */
final class AppointmentCheck {

    static final String SECRETARY = "secretary";
    private static final int LONGEST_TEXT = 100;
    private static final int LONGEST_NUMBER = 60;
    private static final BigDecimal LARGEST_ALLOWANCE = BigDecimal.valueOf(1_000_000);

    private final Sql sql;
    private final Appointment appointment;
    private final Span span;
    private final List<Fault> faults = new ArrayList<>();

    private AppointmentCheck(Sql sql, Appointment appointment) {
        this.sql = sql;
        this.appointment = appointment;
        this.span = new Span(appointment.from(), appointment.until());
    }

    /** Passes an appointment that can begin. */
    static void require(Sql sql, Appointment appointment, LocalDate today) {
        AppointmentCheck check = new AppointmentCheck(sql, appointment);
        check.code("/post", "post", appointment.post());
        check.code("/selection", "selection", appointment.selection());
        Written.check(check.faults, "/concurrentPost", appointment.concurrentPost(), LONGEST_TEXT);
        Written.check(check.faults, "/documentNumber", appointment.documentNumber(), LONGEST_NUMBER);
        check.allowance();
        if (check.span.check(check.faults, today)) {
            check.holder();
            check.organisation();
            check.others();
        }
        if (!check.faults.isEmpty()) {
            throw new Refusal(
                    Refusal.Reason.INVALID, Message.of("appointment.invalid", check.faults.size()), check.faults);
        }
    }

    private void code(String at, String table, String code) {
        if (code == null || !CodeTable.of(table).codes().contains(code)) {
            faults.add(Fault.at(at, "field.code", code == null ? "" : code));
        }
    }

    private void allowance() {
        BigDecimal allowance = appointment.allowance();
        if (allowance != null
                && (allowance.signum() < 0
                        || allowance.compareTo(LARGEST_ALLOWANCE) > 0
                        || allowance.stripTrailingZeros().scale() > AppointmentRows.FEN)) {
            faults.add(Fault.at("/allowance", "appointment.allowance", LARGEST_ALLOWANCE));
        }
    }

    private void holder() {
        if (new HomeDays(sql).on(appointment.member(), span.from()).isEmpty()) {
            faults.add(Fault.at("/member", "tie.off-roll", span.from().toString()));
        }
    }

    private void organisation() {
        boolean there = new Places(sql)
                .of(appointment.organisation(), span.from())
                .filter(place -> place.existsThrough(span))
                .isPresent();
        if (!there) {
            faults.add(Fault.at("/organisation", "tie.host-absent"));
        }
    }

    private void others() {
        for (AppointmentRows.Held held : new AppointmentRows(sql).to(appointment.organisation(), appointment.post())) {
            Appointment other = held.appointment();
            if (!held.span().overlaps(span)) {
                continue;
            }
            if (other.member() == appointment.member()) {
                faults.add(Fault.at("/post", "appointment.twice", other.from().toString()));
                return;
            }
            if (other.post().equals(SECRETARY)) {
                faults.add(Fault.at(
                        "/post",
                        "appointment.second-secretary",
                        held.name(),
                        other.from().toString()));
                return;
            }
        }
    }
}
