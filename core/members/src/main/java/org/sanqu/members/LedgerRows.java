package org.sanqu.members;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sanqu.api.Fault;
import org.sanqu.api.Message;
import org.sanqu.api.Spelling;
import org.sanqu.api.member.Enrolment;
import org.sanqu.api.platform.Directory;
import org.sanqu.api.platform.Store;

/** Reads the rows of a ledger as enrolments. */
final class LedgerRows {

    /** Faults that follow when a day cannot be read. */
    private static final Set<String> BESIDE_DAYS =
            Set.of("/citizenNumber", "/convertedOn", "/homeFrom", "/joinedOn", "/home");

    private static final Set<String> DAYS = Set.of("birthDate", "joinedOn", "convertedOn", "homeFrom");

    private static final int CANDIDATES = 10;

    private final Store store;
    private final Directory.Names names;
    private final LocalDate baseline;
    private final LocalDate today;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, LocalDate> days = new HashMap<>();

    LedgerRows(Store store, Directory.Names names, LocalDate baseline, LocalDate today) {
        this.store = store;
        this.names = names;
        this.baseline = baseline;
        this.today = today;
    }

    /** An organisation that was written, and how long it exists; or why it is none. */
    private record Place(Homestead life, Message fault) {}

    /**
     * A row as it was read.
     *
     * @param enrolment what it says
     * @param masked whether its citizen number is one that we masked, which says nothing
     * @param faults what is wrong, at {@code /field}
     */
    record Line(Enrolment enrolment, boolean masked, List<Fault> faults) {}

    Line read(Map<String, String> values, Set<String> unread) {
        List<Fault> faults = new ArrayList<>();
        Place place = place(values);
        boolean masked = values.getOrDefault("citizenNumber", "").contains("*");
        Enrolment enrolment = enrolment(values, faults, place, masked);
        faults.addAll(EnrolmentCheck.faults(enrolment, today));
        home(enrolment, place, values, faults);
        if (!unread.isEmpty()) {
            boolean dayUnread = unread.stream().anyMatch(DAYS::contains);
            faults.removeIf(fault ->
                    unread.contains(fault.at().substring(1)) || (dayUnread && BESIDE_DAYS.contains(fault.at())));
        }
        return new Line(enrolment, masked, faults);
    }

    private Enrolment enrolment(Map<String, String> values, List<Fault> faults, Place place, boolean masked) {
        String number = masked ? null : CitizenNumber.normalised(values.get("citizenNumber"));
        LocalDate joined = day(values, "joinedOn", faults);
        String phone = values.get("phone");
        return new Enrolment(
                name(values.get("name")),
                values.getOrDefault("sex", CitizenNumber.sex(number)),
                values.containsKey("birthDate") ? day(values, "birthDate", faults) : CitizenNumber.birthDate(number),
                values.get("ethnicity"),
                values.get("education"),
                values.get("degree"),
                values.get("occupation"),
                values.get("workUnit"),
                values.get("category"),
                values.get("standing"),
                joined,
                day(values, "convertedOn", faults),
                number,
                phone == null || phone.contains("*") ? null : Phone.halfWidth(phone),
                place == null || place.life == null ? 0 : place.life.organisation(),
                values.containsKey("homeFrom") ? day(values, "homeFrom", faults) : since(joined));
    }

    /** Names of two characters are often written with a blank between, to be as wide as those of three. */
    private static String name(String written) {
        boolean blank = false;
        for (int i = 0; written != null && i < written.length(); i++) {
            boolean blankHere = Spelling.isBlank(written.charAt(i));
            if (!blankHere
                    && !Character.isIdeographic(written.codePointAt(i))
                    && !Character.isSurrogate(written.charAt(i))) {
                return written;
            }
            blank |= blankHere;
        }
        return blank ? written.replaceAll("[\\p{Z}\\s]", "") : written;
    }

    /** The baseline, for whoever had joined by then; else the day on which they joined. */
    private LocalDate since(LocalDate joined) {
        return baseline == null || joined == null || joined.isAfter(baseline) ? null : baseline;
    }

    private LocalDate day(Map<String, String> values, String field, List<Fault> faults) {
        String text = values.get(field);
        if (text == null) {
            return null;
        }
        try {
            // the same days are read again and again
            return days.computeIfAbsent(text, LocalDate::parse);
        } catch (DateTimeParseException e) {
            faults.add(Fault.at("/" + field, "field.date"));
            return null;
        }
    }

    private Place place(Map<String, String> values) {
        String code = values.get("homeCode");
        String name = values.get("home");
        if (code == null || name == null || code.equals(name)) {
            String written = code == null ? name : code;
            return written == null ? null : places.computeIfAbsent(written, this::find);
        }
        return places.computeIfAbsent(code + "\n" + name, both -> agreed(find(code), name));
    }

    /** A name that is known has to mean what the code says; one that nobody knows may be an old one. */
    private Place agreed(Place byCode, String name) {
        List<Directory.Named> byName = byCode.life == null ? List.of() : names.find(name);
        boolean other = !byName.isEmpty() && byName.stream().noneMatch(each -> each.id() == byCode.life.organisation());
        return other
                ? new Place(
                        null,
                        Message.of("import.name-of-another", name, byName.get(0).code()))
                : byCode;
    }

    private Place find(String written) {
        List<Directory.Named> found = names.find(written);
        if (found.size() == 1) {
            long id = found.get(0).id();
            Homestead life =
                    store.read(sql -> new Dwelling(sql).lives(List.of(id)).get(id));
            return new Place(life == null ? new Homestead(id, today, today) : life, null);
        }
        if (found.isEmpty()) {
            return new Place(null, Message.of("import.organisation-unknown", written));
        }
        String candidates = found.stream()
                .limit(CANDIDATES)
                .map(each -> each.name() + "（" + each.code() + "）")
                .collect(Collectors.joining("、"));
        return new Place(null, Message.of("import.organisation-ambiguous", written, candidates));
    }

    private static void home(Enrolment enrolment, Place place, Map<String, String> values, List<Fault> faults) {
        String at = values.containsKey("homeCode") ? "/homeCode" : "/home";
        LocalDate from = Enrolments.from(enrolment);
        if (place == null) {
            faults.add(Fault.at("/home", "import.organisation-missing"));
        } else if (place.fault != null) {
            faults.add(new Fault(at, place.fault));
        } else if (from != null) {
            Optional<Fault> fault = Dwelling.fault(at, new Homestead(enrolment.home(), from, null), place.life);
            fault.ifPresent(faults::add);
        }
    }
}
