package org.sanqu.members;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Appointment;
import org.sanqu.api.platform.ImportFaults;
import org.sanqu.api.platform.ImportRow;
import org.sanqu.api.platform.RowImport;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;

/** Imports who holds which post; a post that somebody holds from that day already is left alone. */
@Component(service = RowImport.class)
public final class PostImport implements RowImport {

    private static final Set<String> COLUMNS =
            Set.of("organisation", "citizenNumber", "post", "selection", "fullTime", "concurrentPost", "from", "until");

    private final Store store;
    private final Secrets secrets;
    private final Access access;
    private final TieChanges changes;
    private final Clock clock = Clock.systemDefaultZone();

    @Activate
    public PostImport(
            @Reference Store store,
            @Reference Secrets secrets,
            @Reference Access access,
            @Reference TieChanges changes) {
        this.store = store;
        this.secrets = secrets;
        this.access = access;
        this.changes = changes;
    }

    @Override
    public String kind() {
        return "posts";
    }

    @Override
    public int apply(Caller caller, List<JsonNode> rows) {
        ImportFaults.bound(rows.size());
        return store.write(sql -> {
            sql.lock("appointment");
            ImportFaults faults = new ImportFaults();
            int fresh = 0;
            for (int number = 0; number < rows.size(); number++) {
                ImportRow row = new ImportRow(number, rows.get(number), COLUMNS);
                fresh += take(sql, caller, row, rows.get(number)) ? 1 : 0;
                faults.add(row.faults());
            }
            faults.refuse();
            changes.changed(sql);
            return fresh;
        });
    }

    private boolean take(Sql sql, Caller caller, ImportRow row, JsonNode given) {
        Optional<Long> organisation = RowPlaces.organisation(sql, access, caller, row);
        LocalDate today = LocalDate.now(clock);
        String number = CitizenNumber.normalised(row.text("citizenNumber"));
        Optional<Long> member = number == null
                ? Optional.empty()
                : new MemberRows(sql, secrets, DayView.of(today, today)).withFingerprint(secrets.fingerprint(number));
        if (member.isEmpty()) {
            row.fault("citizenNumber", "tie.no-such-member");
        }
        Appointment appointment = new Appointment(
                0,
                member.orElse(0L),
                organisation.orElse(0L),
                row.text("post"),
                given.path("fullTime").asBoolean(false),
                row.text("concurrentPost"),
                row.text("selection"),
                row.date("from"),
                row.date("until"),
                null,
                null);
        if (!row.faults().isEmpty() || held(sql, appointment)) {
            return false;
        }
        return begin(sql, caller, row, appointment);
    }

    private boolean begin(Sql sql, Caller caller, ImportRow row, Appointment appointment) {
        try {
            AppointmentCheck.require(sql, appointment, LocalDate.now(clock));
            new AppointmentRows(sql).insert(appointment, caller.account(), clock.instant());
            return true;
        } catch (Refusal refusal) {
            row.add(refusal.faults());
            return false;
        }
    }

    private static boolean held(Sql sql, Appointment wanted) {
        return new AppointmentRows(sql)
                .to(wanted.organisation(), wanted.post()).stream()
                        .map(AppointmentRows.Held::appointment)
                        .anyMatch(other -> other.member() == wanted.member()
                                && other.from().equals(wanted.from()));
    }
}
