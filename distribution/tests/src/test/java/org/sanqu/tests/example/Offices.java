package org.sanqu.tests.example;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who was elected to what: most bodies on time, a few late, one branch in forty without a secretary. */
final class Offices {

    private static final Set<String> ELECTED = Set.of("committee", "general-branch", "branch", "joint-branch");
    private static final List<String> COMMISSIONERS = List.of("organisation", "publicity", "discipline");
    private static final int COMMITTEE_FROM = 7;
    private static final int VACANT = 40;
    private static final LocalDate FIRST = LocalDate.of(2023, 12, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
    private static final LocalDate LATE = LocalDate.of(2021, 6, 1);

    private final District district;
    private final Chance chance = new Chance(2027);
    private final Set<String> holders = new HashSet<>();
    private final List<ObjectNode> posts = new ArrayList<>();
    private final List<ObjectNode> terms = new ArrayList<>();

    Offices(District district) {
        this.district = district;
        int branches = 0;
        for (ObjectNode organisation : district.organisations()) {
            if (ELECTED.contains(organisation.get("type").asText())) {
                boolean vacant = organisation.get("type").asText().endsWith("branch") && ++branches % VACANT == 0;
                elect(organisation.get("code").asText(), vacant);
            }
        }
    }

    List<ObjectNode> posts() {
        return posts;
    }

    List<ObjectNode> terms() {
        return terms;
    }

    private void elect(String code, boolean vacant) {
        LocalDate on = chance.in(4) ? LATE : chance.day(FIRST, LAST);
        List<String> people = electable(code, on);
        terms.add(District.row().put("organisation", code).put("electedOn", on.toString()));
        if (!vacant && !people.isEmpty()) {
            hold(code, people.get(0), "secretary", on);
        }
        if (people.size() >= COMMITTEE_FROM) {
            for (int i = 0; i < COMMISSIONERS.size(); i++) {
                hold(code, people.get(1 + i), COMMISSIONERS.get(i), on);
            }
        }
    }

    /** Full members of at least a year at home there, else below, who hold nothing yet; those in service first. */
    private List<String> electable(String code, LocalDate on) {
        List<ObjectNode> here = at(code, on, false);
        List<ObjectNode> all = here.isEmpty() ? at(code, on, true) : here;
        List<String> numbers = new ArrayList<>();
        for (String standing : List.of("in-service", "retired", "student", "farmer", "other")) {
            all.stream()
                    .filter(member -> member.get("standing").asText().equals(standing))
                    .forEach(member -> numbers.add(member.get("citizenNumber").asText()));
        }
        return numbers;
    }

    private List<ObjectNode> at(String code, LocalDate on, boolean below) {
        return district.members().stream()
                .filter(member -> {
                    String home = member.get("home").asText();
                    return home.equals(code) || (below && home.startsWith(code + "-"));
                })
                .filter(member -> !holders.contains(member.get("citizenNumber").asText()))
                .filter(member -> member.has("convertedOn")
                        && LocalDate.parse(member.get("convertedOn").asText()).isBefore(on.minusYears(1)))
                .toList();
    }

    private void hold(String code, String citizenNumber, String post, LocalDate on) {
        holders.add(citizenNumber);
        posts.add(District.row()
                .put("organisation", code)
                .put("citizenNumber", citizenNumber)
                .put("post", post)
                .put(
                        "selection",
                        post.equals("secretary") && chance.in(10) ? "public-nomination-direct-election" : "elected")
                .put("fullTime", chance.in(3))
                .put("from", on.toString()));
    }
}
