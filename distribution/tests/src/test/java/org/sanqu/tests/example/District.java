package org.sanqu.tests.example;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of the three files, in the order in which they are imported. */
final class District {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate LAST_FOUNDING = LocalDate.of(2007, 11, 30);
    private static final LocalDate LAST_ADMISSION = LocalDate.of(2024, 12, 20);

    /** By type: how the full name ends, and how the short one does. */
    private static final Map<String, List<String>> ENDINGS = Map.of(
            "working-committee", List.of("工作委员会", "党工委"),
            "committee", List.of("委员会", "党委"),
            "comprehensive-committee", List.of("综合委员会", "综合党委"),
            "general-branch", List.of("总支部委员会", "党总支"),
            "branch", List.of("支部委员会", "党支部"),
            "joint-branch", List.of("联合支部委员会", "联合党支部"),
            "group", List.of("党小组", "党小组"));

    private final List<ObjectNode> organisations = new ArrayList<>();
    private final List<ObjectNode> members = new ArrayList<>();
    private final List<ObjectNode> submissions = new ArrayList<>();
    private final Map<String, Integer> children = new HashMap<>();
    private final Map<String, Integer> orders = new HashMap<>();

    List<ObjectNode> organisations() {
        return organisations;
    }

    List<ObjectNode> members() {
        return members;
    }

    List<ObjectNode> submissions() {
        return submissions;
    }

    static ObjectNode row() {
        return JSON.createObjectNode();
    }

    Node top() {
        return add("SL", "中共示例区委员会", "示例区委", "committee", null, LocalDate.of(1984, 6, 1));
    }

    /** Founds an organisation below another on some day before 2008. */
    Node found(Node parent, String name, String type, Chance chance, String... sectors) {
        String code = parent.code() + "-%02d".formatted(children.merge(parent.code(), 1, Integer::sum));
        LocalDate day =
                chance.day(parent.establishedOn(), parent.establishedOn().plusYears(5));
        String prefix = type.equals("group") ? "" : "中共示例区";
        String full = prefix + name + ENDINGS.get(type).get(0);
        LocalDate on = day.isAfter(LAST_FOUNDING) ? LAST_FOUNDING : day;
        return add(code, full, name + ENDINGS.get(type).get(1), type, parent.code(), on, sectors);
    }

    private Node add(
            String code, String name, String title, String type, String parent, LocalDate on, String... sectors) {
        ObjectNode row = row().put("code", code).put("name", name).put("shortName", title);
        row.put("type", type);
        if (sectors.length > 0) {
            row.set("sectors", JSON.valueToTree(sectors));
        }
        if (parent != null) {
            row.put("parent", parent);
        }
        organisations.add(row.put("establishedOn", on.toString()));
        return new Node(code, title, on);
    }

    /** Puts so many people of a deck on the roll of an organisation. */
    void enrol(Node home, int count, Deck deck, Chance chance) {
        for (int i = 0; i < count; i++) {
            enrol(home, deck.next(), chance);
        }
    }

    private void enrol(Node home, Trait trait, Chance chance) {
        boolean male = chance.in(58);
        LocalDate born = born(trait, male, chance);
        LocalDate joined = joined(trait, born, chance);
        int order = orders.merge(born + (male ? "m" : "f"), 1, Integer::sum);
        ObjectNode row = row().put("name", Names.of(chance, male)).put("sex", male ? "1" : "2");
        row.put("birthDate", born.toString())
                .put("ethnicity", chance.in(96) ? "01" : chance.pick(List.of("03", "11", "22")));
        row.put("education", chance.pick(trait.education()));
        row.put("category", trait.isProbationary() ? "probationary" : "full").put("standing", trait.standing());
        row.put("joinedOn", joined.toString());
        if (!trait.isProbationary()) {
            row.put("convertedOn", joined.plusYears(1).toString());
        }
        row.put("citizenNumber", CheckDigits.citizenNumber(born, male ? 2 * order - 1 : 2 * order));
        row.put("phone", "129%08d".formatted(members.size() + 1)).put("home", home.code());
        if (joined.isBefore(home.establishedOn())) {
            row.put("homeFrom", home.establishedOn().toString());
        }
        members.add(row);
    }

    /** Women in service are under 55, men under 60. */
    private static LocalDate born(Trait trait, boolean male, Chance chance) {
        int from = trait.standing().equals("in-service") && !male ? Math.max(trait.bornFrom(), 1972) : trait.bornFrom();
        return chance.day(LocalDate.of(from, 1, 1), LocalDate.of(trait.bornTo(), 12, 31));
    }

    /** At 19 or older, within the years of the trait, more likely soon than late. */
    private static LocalDate joined(Trait trait, LocalDate born, Chance chance) {
        if (trait.isProbationary()) {
            return chance.day(LocalDate.of(2024, 11, 1), LAST_ADMISSION);
        }
        LocalDate from = born.plusYears(19);
        if (from.getYear() < trait.joinedFrom()) {
            from = LocalDate.of(trait.joinedFrom(), 1, 1);
        }
        LocalDate soon = from.plusYears(12);
        LocalDate last = LocalDate.of(trait.joinedTo(), 12, 31);
        return chance.day(from, soon.isAfter(last) ? last : soon);
    }

    /** How many are at home in an organisation and below it. */
    int membersOf(Node node) {
        return (int) members.stream()
                .filter(member -> node.covers(member.get("home").asText()))
                .count();
    }

    /** Submits a form for a period. */
    void submit(String form, Node organisation, String period, ObjectNode data) {
        ObjectNode row = row().put("form", form).put("organisation", organisation.code());
        submissions.add(row.put("period", period).set("data", data));
    }

    /** Submits a form about an event; the reference keeps a second import from doubling it. */
    void submitEvent(String form, Node organisation, String ref, ObjectNode data) {
        ObjectNode row = row().put("form", form).put("organisation", organisation.code());
        submissions.add(row.put("ref", "example/" + ref).set("data", data));
    }
}
