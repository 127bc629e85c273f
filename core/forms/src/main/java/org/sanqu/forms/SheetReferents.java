package org.sanqu.forms;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sanqu.api.Page;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.platform.Directory;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** Whom the names, codes and numbers of a ledger mean, as far as the caller may see; not thread-safe. */
final class SheetReferents {

    private static final int DAYS = 20;
    private static final int LOOKED_AT = 200;
    private static final int REMEMBERED = 20_000;

    private final SubmissionBatch.Services services;
    private final Caller caller;
    private final Map<List<Object>, Directory.Names> pictures = new LinkedHashMap<>();
    private final Map<List<Object>, Object> known = new HashMap<>();

    SheetReferents(SubmissionBatch.Services services, Caller caller) {
        this.services = services;
        this.caller = caller;
    }

    /** The organisation that fills in. */
    long owner(String written, LocalDate day) throws SheetValues.Unreadable {
        return organisation(Permission.RECORD, written, day);
    }

    private long organisation(Permission permission, String written, LocalDate day) throws SheetValues.Unreadable {
        // most are called as they are today; a picture of each day of a ledger would take long
        List<Directory.Named> today =
                names(permission, services.check().today()).find(written);
        List<Directory.Named> found =
                today.size() == 1 ? today : names(permission, day).find(written);
        if (found.size() == 1) {
            return found.get(0).id();
        }
        throw found.isEmpty()
                ? new SheetValues.Unreadable("sheet.organisation-unknown", written, day.toString())
                : new SheetValues.Unreadable("sheet.organisation-several", written, String.valueOf(found.size()));
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
            String plain = plain(written);
            if (plain.matches("[0-9]{17}[0-9Xx]")) {
                Optional<Member> one = byNumber(plain.toUpperCase(Locale.ROOT));
                return one.<Object>map(Member::id).orElseGet(() -> new SheetValues.Unreadable("sheet.member-number"));
            }
            Set<Long> named = named(organisation == null ? List.of() : List.of(organisation), written);
            if (named.isEmpty()) {
                named = named(services.access().tops(caller, Permission.READ), written);
            }
            if (named.size() == 1) {
                return named.iterator().next();
            }
            return named.isEmpty()
                    ? new SheetValues.Unreadable("sheet.member-unknown", written, day.toString())
                    : new SheetValues.Unreadable("sheet.member-several", written, String.valueOf(named.size()));
        }

        private Optional<Member> byNumber(String number) {
            try {
                return services.members().find(caller, number, day);
            } catch (Refusal noNumber) {
                return Optional.empty();
            }
        }

        /** Those of exactly this name; ledgers set a short one in two columns, with a blank between. */
        private Set<Long> named(List<Long> below, String written) {
            Set<Long> all = new LinkedHashSet<>();
            for (long each : below) {
                all.addAll(named(each, plain(written), written));
                if (all.isEmpty() && !plain(written).equals(written)) {
                    all.addAll(named(each, written, written));
                }
            }
            return all;
        }

        /** Many more may contain the name than bear it, so all pages are looked through. */
        private Set<Long> named(long organisation, String part, String written) {
            Set<Long> all = new LinkedHashSet<>();
            String after = null;
            do {
                MemberQuery query = new MemberQuery(
                        organisation, Hierarchy.FORMAL, true, MemberFilter.containing(part), after, LOOKED_AT, day);
                Page<Member> page = services.members().page(caller, query);
                page.items().stream()
                        .filter(member -> plain(member.name()).equals(plain(written)))
                        .forEach(member -> all.add(member.id()));
                after = page.next();
            } while (after != null);
            return all;
        }
    }

    private static String plain(String name) {
        return name.replaceAll("\\s", "");
    }
}
