package org.sanqu.forms;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sanqu.api.Refusal;
import org.sanqu.api.Spelling;
import org.sanqu.api.member.Member;
import org.sanqu.api.platform.Directory;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** Whom the names, codes and numbers of a ledger mean, as far as the caller may see; not thread-safe. */
final class SheetReferents {

    private static final int DAYS = 20;
    private static final int REMEMBERED = 20_000;

    private final SubmissionBatch.Services services;
    private final Caller caller;
    private final Map<List<Object>, Directory.Names> pictures = new LinkedHashMap<>();
    private final Map<List<Object>, Object> known = new HashMap<>();
    private final Surroundings around;
    private final Namesakes namesakes;

    SheetReferents(SubmissionBatch.Services services, Surroundings around) {
        this.services = services;
        this.around = around;
        this.caller = around.caller();
        this.namesakes = new Namesakes(services.members(), caller);
    }

    /** The organisation that fills in. */
    long owner(String written, LocalDate day) throws SheetValues.Unreadable {
        return organisation(Permission.RECORD, written, day);
    }

    private long organisation(Permission permission, String written, LocalDate day) throws SheetValues.Unreadable {
        // most are called as they are today; a picture of each day of a ledger would take long
        List<Directory.Named> today =
                names(permission, services.check().today()).find(written);
        if (today.size() == 1 && isCalled(today.get(0).id(), written, day)) {
            return today.get(0).id();
        }
        List<Directory.Named> then = names(permission, day).find(written);
        // old rows are often written with the names of today
        List<Directory.Named> found = then.size() != 1 && today.size() == 1 ? today : then;
        if (found.size() == 1) {
            return found.get(0).id();
        }
        throw found.isEmpty()
                ? new SheetValues.Unreadable("sheet.organisation-unknown", written, day.toString())
                : new SheetValues.Unreadable("sheet.organisation-several", written, String.valueOf(found.size()));
    }

    private boolean isCalled(long id, String written, LocalDate day) {
        String plain = Spelling.plain(written);
        return around.organisation(id, day)
                .filter(there -> Stream.concat(
                                Stream.of(there.code(), there.name(), there.shortName()), there.aliases().stream())
                        .anyMatch(each -> Spelling.plain(each).equals(plain)))
                .isPresent();
    }

    private Directory.Names names(Permission permission, LocalDate day) {
        if (pictures.size() > DAYS) {
            pictures.clear();
        }
        return pictures.computeIfAbsent(
                List.of(permission, day), unknown -> services.directory().of(caller, permission, day));
    }

    /** Those of a row. */
    On on(LocalDate day, Long organisation) {
        return new On(day, organisation);
    }

    /** Whom a text means on a day, the members of one organisation first. */
    final class On implements SheetValues.Referents {

        private final LocalDate day;
        private final Long organisation;

        private On(LocalDate day, Long organisation) {
            this.day = day;
            this.organisation = organisation;
        }

        @Override
        public long find(String kind, String written) throws SheetValues.Unreadable {
            return switch (kind) {
                case "organisation" -> organisation(Permission.READ, written, day);
                case "member" -> member(written);
                default -> number(written);
            };
        }

        private long number(String written) throws SheetValues.Unreadable {
            String digits = written.replaceFirst("^#", "");
            if (!digits.matches("[0-9]{1,18}")) {
                throw new SheetValues.Unreadable("sheet.number", written);
            }
            return Long.parseLong(digits);
        }

        private long member(String written) throws SheetValues.Unreadable {
            List<Object> question = Arrays.asList(written, day, organisation);
            Object answer = known.get(question);
            if (answer == null) {
                if (known.size() > REMEMBERED) {
                    known.clear();
                }
                answer = found(written);
                known.put(question, answer);
            }
            if (answer instanceof SheetValues.Unreadable unreadable) {
                throw unreadable;
            }
            return (Long) answer;
        }

        private Object found(String written) {
            String plain = Namesakes.plain(written);
            if (plain.matches("[0-9]{17}[0-9Xx]")) {
                Optional<Member> one = byNumber(plain.toUpperCase(Locale.ROOT));
                return one.<Object>map(Member::id).orElseGet(() -> new SheetValues.Unreadable("sheet.member-number"));
            }
            try {
                Set<Long> named = namesakes.of(organisation == null ? List.of() : List.of(organisation), written, day);
                if (named.isEmpty()) {
                    named = namesakes.of(services.access().tops(caller, Permission.READ), written, day);
                }
                if (named.size() == 1) {
                    return named.iterator().next();
                }
                return named.isEmpty()
                        ? new SheetValues.Unreadable("sheet.member-unknown", written, day.toString())
                        : new SheetValues.Unreadable("sheet.member-several", written);
            } catch (SheetValues.Unreadable tooMany) {
                return tooMany;
            }
        }

        private Optional<Member> byNumber(String number) {
            try {
                return services.members().find(caller, number, day);
            } catch (Refusal noNumber) {
                return Optional.empty();
            }
        }
    }
}
