package org.sanqu.web.page.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.Refusal;
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
 * Finds members and organisations within what the reader may see around an organisation.
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
        if (kind == Kind.MEMBER) {
            return services.members().list(caller, List.of(id), day).stream()
                    .map(Member::name)
                    .findFirst();
        }
        return services.tree().list(caller, List.of(id), day).stream()
                .map(Organisation::name)
                .findFirst();
    }

    @Override
    public List<Option> find(Kind kind, String text) {
        try {
            long top = services.tree().path(caller, organisation, day).get(0).id();
            return kind == Kind.MEMBER ? members(top, text) : organisations(top, text);
        } catch (Refusal notReadable) {
            return List.of();
        }
    }

    private List<Option> members(long top, String text) {
        MemberQuery query =
                new MemberQuery(top, Hierarchy.FORMAL, true, MemberFilter.containing(text), null, MOST, day);
        List<Member> found = services.members().page(caller, query).items();
        return found.stream()
                .map(member -> new Option(String.valueOf(member.id()), described(member), false))
                .toList();
    }

    private String described(Member member) {
        String home = member.home() == null
                ? ""
                : services.tree().list(caller, List.of(member.home()), day).stream()
                        .map(Organisation::shortName)
                        .findFirst()
                        .orElse("");
        return member.name() + " · " + member.birthDate().getYear() + (home.isEmpty() ? "" : " · " + home);
    }

    private List<Option> organisations(long top, String text) {
        return services.tree().search(caller, top, text, MOST, day).stream()
                .map(each -> new Option(String.valueOf(each.id()), each.name() + " · " + each.code(), false))
                .toList();
    }
}
