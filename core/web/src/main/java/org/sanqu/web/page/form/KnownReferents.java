package org.sanqu.web.page.form;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Attachment;
import org.sanqu.api.form.Submission;
import org.sanqu.api.form.SubmissionQuery;
import org.sanqu.api.member.Member;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.Hierarchy;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.security.Caller;
import org.sanqu.web.Services;
import org.sanqu.web.form.Kind;
import org.sanqu.web.form.Option;
import org.sanqu.web.form.Referents;

/**
 * Finds members, organisations, submissions and files within what the reader may see around an organisation.
 *
 * @param day as of which they are found
 */
public record KnownReferents(Services services, Caller caller, long organisation, LocalDate day) implements Referents {

    private static final int MOST = 20;

    /** Finds those of today. */
    public KnownReferents(Services services, Caller caller, long organisation) {
        this(services, caller, organisation, LocalDate.now());
    }

    @Override
    public Optional<String> name(Kind kind, long id) {
        return Optional.ofNullable(names(kind, List.of(id)).get(id));
    }

    @Override
    public Map<Long, String> names(Kind kind, Collection<Long> ids) {
        Map<Long, String> names = new LinkedHashMap<>();
        switch (kind) {
            case MEMBER -> services.members().list(caller, ids, day).forEach(each -> names.put(each.id(), each.name()));
            case SUBMISSION ->
                services.submissions().list(caller, ids).forEach(each -> names.put(each.id(), described(each)));
            default -> services.tree().list(caller, ids, day).forEach(each -> names.put(each.id(), each.name()));
        }
        return names;
    }

    @Override
    public List<Option> find(Kind kind, String text) {
        try {
            return kind == Kind.MEMBER ? options(members(text)) : organisations(text);
        } catch (Refusal notReadable) {
            return List.of();
        }
    }

    @Override
    public Optional<Long> only(Kind kind, String name) {
        List<Long> found = kind == Kind.SUBMISSION
                ? List.of()
                : find(kind, name).stream()
                        .map(option -> Long.valueOf(option.value()))
                        .toList();
        List<Long> those = names(kind, found).entrySet().stream()
                .filter(each -> each.getValue().equals(name))
                .map(Map.Entry::getKey)
                .toList();
        // where there may be more than were looked at, another one may be called so too
        return those.size() == 1 && found.size() < MOST ? Optional.of(those.get(0)) : Optional.empty();
    }

    @Override
    public List<Option> submissions(String form, String text) {
        try {
            SubmissionQuery query = new SubmissionQuery(organisation, form, null, Set.of(), text, null, MOST);
            return services.submissions().page(caller, query).items().stream()
                    .map(each -> new Option(String.valueOf(each.id()), described(each), false))
                    .toList();
        } catch (Refusal notReadable) {
            return List.of();
        }
    }

    @Override
    public Optional<Attachment> attachment(String id) {
        try {
            return Optional.of(services.attachments().get(caller, id));
        } catch (Refusal notReadable) {
            return Optional.empty();
        }
    }

    /** Those around the organisation, as far up as the reader sees, whose name contains a text; a few of them. */
    List<Member> members(String text) {
        long top = top();
        MemberQuery query =
                new MemberQuery(top, Hierarchy.FORMAL, true, MemberFilter.containing(text), null, MOST, day);
        return services.members().page(caller, query).items();
    }

    /** Members with what tells them from others of the same name. */
    List<Option> options(List<Member> members) {
        Set<Long> homes =
                members.stream().map(Member::home).flatMap(Stream::ofNullable).collect(Collectors.toSet());
        Map<Long, String> places = services.tree().list(caller, homes, day).stream()
                .collect(Collectors.toMap(Organisation::id, Organisation::shortName));
        return members.stream()
                .map(each -> new Option(String.valueOf(each.id()), described(each, places), false))
                .toList();
    }

    private static String described(Member member, Map<Long, String> places) {
        String home = member.home() == null ? "" : places.getOrDefault(member.home(), "");
        return member.name() + " · " + member.birthDate().getYear() + (home.isEmpty() ? "" : " · " + home);
    }

    private List<Option> organisations(String text) {
        return services.tree().search(caller, top(), text, MOST, day).stream()
                .map(each -> new Option(String.valueOf(each.id()), each.name() + " · " + each.code(), false))
                .toList();
    }

    /** The highest that the reader sees above it; above what stands in for it where it has closed. */
    private long top() {
        Hierarchy tree = services.hierarchies().asOf(Hierarchy.FORMAL, day);
        int standIn = tree.standIn(organisation);
        long there = standIn < 0 ? organisation : tree.organisation(standIn);
        return services.tree().path(caller, there, day).stream()
                .findFirst()
                .map(Organisation::id)
                .orElse(there);
    }

    /** The day, and what the form's lists show, else what it is about. */
    private String described(Submission submission) {
        String listed = services.modules().catalogue().form(submission.form()).stream()
                .flatMap(form -> Stream.concat(form.list().stream(), form.key().stream()))
                .map(submission.data()::at)
                .filter(value -> value.isValueNode() && !value.isNull())
                .map(value -> value.asText())
                .distinct()
                .limit(2)
                .collect(Collectors.joining(" · "));
        return submission.day() + (listed.isEmpty() ? " · " + submission.id() : " · " + listed);
    }
}
