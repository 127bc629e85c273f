package org.sanqu.forms.list;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionTables;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.security.Caller;

/** The names of whom and what submissions are about and refer to, asked for all of them at once: as of today, else of their days. */
final class KnownNames implements Naming {

    private final OrganisationTree tree;
    private final MemberRegister register;
    private final Caller caller;
    private final Map<Long, Organisation> organisations = new HashMap<>();
    private final Map<Long, String> members = new HashMap<>();
    private final Map<LocalDate, Set<Long>> places = new HashMap<>();
    private final Map<LocalDate, Set<Long>> people = new HashMap<>();

    KnownNames(OrganisationTree tree, MemberRegister register, Caller caller) {
        this.tree = tree;
        this.register = register;
        this.caller = caller;
    }

    /** Asks for the owners and subjects of submissions. */
    KnownNames knowing(List<Submission> some) {
        for (Submission each : some) {
            at(places, each).add(each.organisation());
            if (each.member() != null) {
                at(people, each).add(each.member());
            }
        }
        return ask();
    }

    /** Notes what the data of a submission refer to, to be asked for with what others refer to. */
    void note(Submission submission, Form form, JsonNode data) {
        collect(FormFields.of(form), data, at(places, submission), at(people, submission));
    }

    private static Set<Long> at(Map<LocalDate, Set<Long>> byDay, Submission submission) {
        return byDay.computeIfAbsent(submission.day(), unknown -> new HashSet<>());
    }

    /** Asks for what was noted. */
    KnownNames ask() {
        ask(places, this::organisations);
        ask(people, this::members);
        places.clear();
        people.clear();
        return this;
    }

    private static void collect(List<FormField> fields, JsonNode data, Set<Long> places, Set<Long> people) {
        for (FormField field : fields) {
            JsonNode value = data.at(field.at());
            JsonNode schema = field.isArray() ? field.schema().path("items") : field.schema();
            if (!field.items().isEmpty()) {
                value.forEach(item -> collect(field.items(), item, places, people));
            } else if (schema.path("x-reference").asText().equals("member")) {
                add(people, value);
            } else if (schema.path("x-reference").asText().equals("organisation")) {
                add(places, value);
            }
        }
    }

    private static void add(Set<Long> ids, JsonNode value) {
        value.forEach(each -> add(ids, each));
        if (value.canConvertToLong() && value.isIntegralNumber()) {
            ids.add(value.longValue());
        }
    }

    private interface Question {
        void ask(Set<Long> ids, LocalDate day);
    }

    private static void ask(Map<LocalDate, Set<Long>> byDay, Question question) {
        Set<Long> all = new HashSet<>();
        byDay.values().forEach(all::addAll);
        LocalDate today = LocalDate.now();
        question.ask(all, today);
        byDay.forEach((day, ids) -> question.ask(ids, day.isAfter(today) ? today : day));
    }

    private void organisations(Set<Long> ids, LocalDate day) {
        Set<Long> unknown = new HashSet<>(ids);
        unknown.removeAll(organisations.keySet());
        if (!unknown.isEmpty()) {
            tree.list(caller, unknown, day).forEach(each -> organisations.put(each.id(), each));
        }
    }

    private void members(Set<Long> ids, LocalDate day) {
        Set<Long> unknown = new HashSet<>(ids);
        unknown.removeAll(members.keySet());
        if (!unknown.isEmpty()) {
            register.list(caller, unknown, day).forEach(each -> members.put(each.id(), each.name()));
        }
    }

    @Override
    public Optional<String> member(long id) {
        return Optional.ofNullable(members.get(id));
    }

    @Override
    public Optional<String> organisation(long id) {
        return Optional.ofNullable(organisations.get(id)).map(Organisation::name);
    }

    /** The same for those who show lists. */
    SubmissionTables.Named named() {
        return new SubmissionTables.Named() {
            @Override
            public String organisation(long id) {
                Organisation organisation = organisations.get(id);
                return organisation == null ? "" : organisation.shortName();
            }

            @Override
            public String member(Long id) {
                return id == null ? "" : members.getOrDefault(id, "");
            }
        };
    }
}
