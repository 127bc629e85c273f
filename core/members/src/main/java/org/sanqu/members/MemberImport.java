package org.sanqu.members;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.ImportFaults;
import org.sanqu.api.platform.ImportRow;
import org.sanqu.api.platform.RowImport;
import org.sanqu.api.platform.Secrets;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** Imports members; one whose citizen number is on the roll already stays as they are. */
@Component(service = RowImport.class)
public final class MemberImport implements RowImport {

    private static final Set<String> COLUMNS = Set.of(
            "name",
            "sex",
            "birthDate",
            "ethnicity",
            "education",
            "category",
            "standing",
            "joinedOn",
            "convertedOn",
            "citizenNumber",
            "phone",
            "home",
            "homeFrom");

    private final Store store;
    private final Secrets secrets;
    private final Access access;
    private final Hierarchies hierarchies;
    private final MemberCounts counts;
    private final Clock clock = Clock.systemDefaultZone();

    @Activate
    public MemberImport(
            @Reference Store store,
            @Reference Secrets secrets,
            @Reference Access access,
            @Reference Hierarchies hierarchies,
            @Reference MemberCounts counts) {
        this.store = store;
        this.secrets = secrets;
        this.access = access;
        this.hierarchies = hierarchies;
        this.counts = counts;
    }

    @Override
    public String kind() {
        return "members";
    }

    @Override
    public int apply(Caller caller, List<JsonNode> rows) {
        ImportFaults.bound(rows.size());
        Map<String, Long> homes = homes();
        Map<String, Integer> numbers = new HashMap<>();
        ImportFaults faults = new ImportFaults();
        List<Enrolment> enrolments = new ArrayList<>();
        for (int number = 0; number < rows.size(); number++) {
            ImportRow row = new ImportRow(number, rows.get(number), COLUMNS);
            enrolments.add(read(caller, row, homes));
            unique(row, enrolments.get(number), numbers, number);
            faults.add(row.faults());
        }
        faults.refuse();
        return store.write(sql -> {
            sql.afterCommit(counts::changed);
            return insert(sql, caller.account(), enrolments);
        });
    }

    private Map<String, Long> homes() {
        return store.read(sql -> {
            Map<String, Long> ids = new HashMap<>();
            sql.each("select id, code from organisation", row -> ids.put(row.text("code"), row.number("id")));
            return ids;
        });
    }

    private Enrolment read(Caller caller, ImportRow row, Map<String, Long> homes) {
        String home = row.text("home");
        long organisation = home == null ? 0 : homes.getOrDefault(home, 0L);
        Enrolment enrolment = new Enrolment(
                row.text("name"),
                row.text("sex"),
                row.date("birthDate"),
                row.text("ethnicity"),
                row.text("education"),
                row.text("category"),
                row.text("standing"),
                row.date("joinedOn"),
                row.date("convertedOn"),
                row.text("citizenNumber"),
                row.text("phone"),
                organisation,
                row.date("homeFrom"));
        row.add(EnrolmentCheck.faults(enrolment, LocalDate.now(clock)));
        if (organisation == 0) {
            row.fault("home", "organisation.unknown", home == null ? "" : home);
        } else {
            access.require(caller, Permission.MAINTAIN, organisation);
            checkHome(row, enrolment);
        }
        return enrolment;
    }

    private void checkHome(ImportRow row, Enrolment enrolment) {
        LocalDate from = enrolment.homeFrom() == null ? enrolment.joinedOn() : enrolment.homeFrom();
        if (from != null && hierarchies.asOf(Hierarchy.FORMAL, from).ordinal(enrolment.home()) < 0) {
            row.fault("home", "member.home-absent", from.toString());
        }
    }

    private static void unique(ImportRow row, Enrolment enrolment, Map<String, Integer> numbers, int number) {
        String citizen = CitizenNumber.normalised(enrolment.citizenNumber());
        Integer same = citizen == null ? null : numbers.putIfAbsent(citizen, number);
        if (same != null) {
            row.fault("citizenNumber", "import.duplicate", same + 1, CitizenNumber.masked(citizen));
        }
    }

    private int insert(Sql sql, String account, List<Enrolment> enrolments) {
        List<Enrolment> fresh =
                enrolments.stream().filter(each -> !onRoll(sql, each)).toList();
        new Enrolments(sql, secrets, account, clock.instant(), null).insert(fresh);
        return fresh.size();
    }

    /** Whether the citizen number is known; without a number, whether the name and birth date are at home there. */
    private boolean onRoll(Sql sql, Enrolment enrolment) {
        String fingerprint = secrets.fingerprint(CitizenNumber.normalised(enrolment.citizenNumber()));
        if (fingerprint != null) {
            return sql.first("select id from member where citizen_number_hash = ?", row -> true, fingerprint)
                    .isPresent();
        }
        return sql.first(
                        "select m.id from affiliation a join member m on m.id = a.member where a.organisation = ?"
                                + " and a.kind = 'home' and m.name = ? and m.birth_date = ?",
                        row -> true,
                        enrolment.home(),
                        enrolment.name(),
                        enrolment.birthDate())
                .isPresent();
    }
}
