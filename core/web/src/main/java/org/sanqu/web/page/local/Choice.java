package org.sanqu.web.page.local;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sanqu.api.local.Addressees;
import org.sanqu.api.local.LocalContent;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Parameters;

/**
 * Whom a table is sent to and by when it is due, as it was chosen on the page.
 *
 * @param opened those whose branches were opened
 * @param when the deadline's choice: {@code today}, {@code tomorrow}, {@code own}, or empty
 * @param day the day of an own one, as it was typed
 * @param time the hour of an own one, as it was typed
 */
record Choice(Addressees addressees, Set<Long> opened, String when, String day, String time) {

    private static final LocalTime EVENING = LocalTime.of(17, 0);
    private static final List<OrganisationType> BRANCHES =
            List.of(OrganisationType.BRANCH, OrganisationType.JOINT_BRANCH, OrganisationType.TEMPORARY_BRANCH);

    static Choice of(LocalContent kept) {
        LocalDateTime due = kept.due();
        return new Choice(
                kept.addressees(),
                Set.of(),
                due == null ? "" : "own",
                due == null ? "" : due.toLocalDate().toString(),
                due == null ? "" : due.toLocalTime().toString());
    }

    static Choice of(Parameters sent) {
        Set<OrganisationType> types = new HashSet<>();
        for (String code : sent.all("type")) {
            OrganisationType type = OrganisationType.of(code);
            if (type == null) {
                throw HttpFault.parameter("type");
            }
            types.add(type);
        }
        Set<String> sectors = sent.all("sector").stream()
                .filter(sector -> sector.matches("[a-z][a-z0-9-]{0,63}"))
                .collect(Collectors.toSet());
        return new Choice(
                new Addressees(ids(sent, "to"), types, sectors),
                ids(sent, "open"),
                when(sent),
                sent.text("day"),
                sent.text("time"));
    }

    private static Set<Long> ids(Parameters sent, String name) {
        return sent.all(name).stream().map(text -> Parameters.id(name, text)).collect(Collectors.toSet());
    }

    /** A day that was typed is the deadline, whatever was chosen before it. */
    static String when(Parameters sent) {
        String day = sent.text("day");
        boolean typed = !day.isEmpty() && !day.equals(sent.text("_day"));
        return typed || !day.isEmpty() && sent.text("when").isEmpty() ? "own" : sent.text("when");
    }

    /** Whether it is too late for today. */
    static boolean isLate() {
        return !LocalTime.now().isBefore(EVENING);
    }

    /** Whether a button was pressed that changes the page and keeps nothing. */
    static boolean isPressed(Parameters sent) {
        return sent.has("_open") || sent.text(Draught.ACT).equals("branches");
    }

    /** What the buttons make of it. */
    Choice pressed(Parameters sent) {
        Set<Long> more = new LinkedHashSet<>(opened);
        sent.id("_open").ifPresent(more::add);
        Addressees chosen = addressees;
        if (sent.text(Draught.ACT).equals("branches")) {
            Set<OrganisationType> types = new HashSet<>(addressees.types());
            types.addAll(BRANCHES);
            chosen = new Addressees(addressees.organisations(), types, addressees.sectors());
        }
        return new Choice(chosen, more, when, day, time);
    }

    /** The deadline; null when there is none, and with a fault when what was typed is none. */
    LocalDateTime due(Labels labels, Map<String, List<String>> faults) {
        LocalDate today = LocalDate.now();
        try {
            return switch (when) {
                case "today" -> today.atTime(EVENING);
                case "tomorrow" -> today.plusDays(1).atTime(EVENING);
                case "own" -> day.isEmpty() ? null : LocalDate.parse(day).atTime(hour());
                default -> null;
            };
        } catch (DateTimeParseException unread) {
            faults.put("/due", List.of(labels.of("local.not-a-time")));
            return null;
        }
    }

    private LocalTime hour() {
        return time.isEmpty() ? EVENING : LocalTime.parse(time);
    }
}
