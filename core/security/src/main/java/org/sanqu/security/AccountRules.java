package org.sanqu.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sanqu.api.Fault;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.security.Grant;

/** What names, titles, passwords and grants must be. */
final class AccountRules {

    /** The name under which the console acts. */
    static final String CONSOLE = "console";

    /** The longest password that is looked at. */
    static final int LONGEST = 128;

    private static final int SHORTEST = 10;
    private static final int LONGEST_TITLE = 60;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,31}");

    /** A mailbox in ASCII, without quotes and comments: nothing that could become another header or a second address. */
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";

    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern EMAIL =
            Pattern.compile("(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*+@" + LABEL + "(?:\\." + LABEL + ")*+");

    private static final int LONGEST_EMAIL = 254;

    private final Set<String> common = commonest();

    /** The name as it is kept; empty when no account can have it. */
    static String name(String typed) {
        String name = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
        return name.equals(CONSOLE) || !NAME.matcher(name).matches() ? "" : name;
    }

    List<Fault> ofAccount(String name, String title) {
        List<Fault> faults = new ArrayList<>();
        if (name(name).isEmpty()) {
            faults.add(Fault.at("/name", "account.name"));
        }
        if (title == null || title.isBlank() || title.length() > LONGEST_TITLE) {
            faults.add(Fault.at("/title", "account.title"));
        }
        return faults;
    }

    /** What an address must be that a notice can be sent to; nothing of it is looked up. */
    List<Fault> ofEmail(String email) {
        boolean good = email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches();
        return good ? List.of() : List.of(Fault.at("/email", "account.email"));
    }

    List<Fault> ofPassword(String at, String name, String password) {
        String plain = password == null ? "" : Passwords.plain(password);
        String lower = plain.toLowerCase(Locale.ROOT);
        int length = plain.codePointCount(0, plain.length());
        List<Fault> faults = new ArrayList<>();
        if (length < SHORTEST) {
            faults.add(Fault.at(at, "password.short", SHORTEST));
        }
        if (password != null && password.length() > LONGEST) {
            faults.add(Fault.at(at, "password.long", LONGEST));
        }
        if (!lower.isEmpty() && lower.equals(name(name))) {
            faults.add(Fault.at(at, "password.name"));
        }
        if (length >= SHORTEST
                && (common.contains(lower) || lower.chars().distinct().count() < 4)) {
            faults.add(Fault.at(at, "password.common"));
        }
        return faults;
    }

    List<Fault> ofGrants(List<Grant> grants, Hierarchy formal) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < grants.size(); i++) {
            Grant grant = grants.get(i);
            if (grant.role() == null) {
                faults.add(Fault.at("/grants/" + i + "/role", "account.grant.role"));
            }
            if (grant.organisation() != null && formal.ordinal(grant.organisation()) < 0) {
                String organisation = String.valueOf(grant.organisation());
                faults.add(Fault.at("/grants/" + i + "/organisation", "account.grant.organisation", organisation));
            }
        }
        return faults;
    }

    private static Set<String> commonest() {
        try (InputStream in = AccountRules.class.getResourceAsStream("common-passwords.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
