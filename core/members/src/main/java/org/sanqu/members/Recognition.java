package org.sanqu.members;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sanqu.api.CodeTable;
import org.sanqu.api.Fault;
import org.sanqu.api.Text;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/**
 * Holds the rows of a ledger against those whom the roll knows.
 *
 * @param sql the transaction
 * @param asOf the day as of which the ledger is true
 */
record Recognition(Sql sql, Access access, Caller caller, LocalDate asOf, LocalDate today) {

    /** The fields that are codes of the table of their name. */
    private static final Set<String> CODED =
            Set.of("sex", "ethnicity", "education", "degree", "occupation", "category", "standing");

    /**
     * What a row is.
     *
     * @param known whether it says what is there already; it is new or bad otherwise
     * @param faults why it is bad; of a known one where it says something else
     */
    record Verdict(boolean known, List<Fault> faults) {

        static final Verdict NEW = new Verdict(false, List.of());

        static Verdict bad(Fault fault) {
            return new Verdict(false, List.of(fault));
        }
    }

    /** A row whose people may be one of some, the exact one alone. */
    Verdict of(Sealed row, List<Enrolled> like) {
        long home = row.open().home();
        if (like.isEmpty()) {
            return Verdict.NEW;
        }
        Enrolled first = like.get(0);
        if (row.citizenNumberHash() != null && !first.isNumbered()) {
            return Verdict.bad(seen(first, "/citizenNumber", "member.import-numberless", name(first), id(first)));
        }
        for (Enrolled each : like) {
            if (each.belongsTo(home, asOf)) {
                return new Verdict(true, differences(row, each));
            }
        }
        return Verdict.bad(astray(row, first));
    }

    /** A row that says itself who it is of those on the roll. */
    Verdict claimed(Sealed row, Enrolled known) {
        return new Verdict(true, differences(row, known));
    }

    private Fault astray(Sealed row, Enrolled known) {
        String at = row.citizenNumberHash() == null ? "/name" : "/citizenNumber";
        LocalDate left = known.left(today);
        return left != null
                ? seen(known, at, "member.import-left", name(known), id(known), left.toString())
                : seen(known, at, "member.import-elsewhere", name(known), id(known), place(home(known)));
    }

    /** Nothing is said of somebody outside of what the caller looks after but that they are known. */
    private Fault seen(Enrolled known, String at, String key, Object... args) {
        return looksAfter(known) ? Fault.at(at, key, args) : Fault.at(at, "member.import-outside");
    }

    /** Whether somebody is among those whom the caller looks after. */
    boolean looksAfter(Enrolled known) {
        return access.allows(caller, Permission.MAINTAIN, known.last());
    }

    private static String name(Enrolled known) {
        return known.name();
    }

    private static String id(Enrolled known) {
        return String.valueOf(known.id());
    }

    private long home(Enrolled known) {
        return known.on(today).map(Homestead::organisation).orElse(known.last());
    }

    private String place(long organisation) {
        return new Places(sql)
                .of(organisation, today)
                .map(place -> place.name() + "（" + place.code() + "）")
                .orElse(String.valueOf(organisation));
    }

    private List<Fault> differences(Sealed row, Enrolled known) {
        List<Fault> faults = new ArrayList<>();
        Map<String, String> said = said(known.said().open());
        said(row.open()).forEach((field, written) -> {
            if (!written.equals(said.get(field))) {
                faults.add(differs(field, said.get(field)));
            }
        });
        number(faults, "citizenNumber", row.citizenNumberHash(), known.said().citizenNumberHash());
        number(faults, "phone", row.phoneHash(), known.said().phoneHash());
        LocalDate left = known.left(today);
        if (left != null) {
            faults.add(Fault.at("/home", "member.import-gone", left.toString()));
        } else if (row.open().home() != 0 && row.open().home() != home(known)) {
            faults.add(Fault.at("/home", "import.differs", place(home(known))));
        }
        return faults;
    }

    private static Fault differs(String field, String there) {
        if (there == null) {
            return Fault.at("/" + field, "import.differs-blank");
        }
        Text shown = locale -> CODED.contains(field) ? CodeTable.of(field).label(there, locale) : there;
        return Fault.at("/" + field, "import.differs", shown);
    }

    private static void number(List<Fault> faults, String field, String written, String there) {
        if (written != null && !written.equals(there)) {
            faults.add(Fault.at("/" + field, there == null ? "import.differs-blank" : "import.differs-number"));
        }
    }

    /** What is said by field; nothing for a blank. */
    private static Map<String, String> said(Enrolment open) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("name", open.name());
        said.put("sex", open.sex());
        said.put("birthDate", day(open.birthDate()));
        said.put("ethnicity", open.ethnicity());
        said.put("education", open.education());
        said.put("degree", open.degree());
        said.put("occupation", open.occupation());
        said.put("workUnit", open.workUnit());
        said.put("category", open.category());
        said.put("standing", open.standing());
        said.put("joinedOn", day(open.joinedOn()));
        said.put("convertedOn", day(open.convertedOn()));
        said.values().removeIf(Objects::isNull);
        return said;
    }

    private static String day(LocalDate day) {
        return day == null ? null : day.toString();
    }
}
