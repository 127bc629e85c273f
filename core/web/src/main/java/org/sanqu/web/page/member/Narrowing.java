package org.sanqu.web.page.member;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.api.CodeTable;
import org.sanqu.api.member.MemberFilter;
import org.sanqu.api.organisation.OrganisationType;
import org.sanqu.web.form.Option;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Parameters;
import org.sanqu.web.page.Sectors;

/**
 * What narrows a list of members, between an address and a {@link MemberFilter}.
 *
 * @param query the parameters of the address
 * @param labels the reader's texts
 */
public record Narrowing(Parameters query, Labels labels) {

    private static final String AGES = "age-band";

    /** The parameters that narrow, in the order in which they are offered. */
    private static final List<String> CHOICES =
            List.of("category", "standing", "education", "state", "type", AGES, "sex", "sector");

    /** Those of which one only makes sense, or can be asked for. */
    private static final Set<String> SINGLE = Set.of(AGES, "sex", "sector");

    /** A list of codes to choose one from, or several. */
    public record Choice(String name, String title, List<Option> options, boolean many) {}

    /** Everything that can be chosen. */
    public List<Choice> choices() {
        return CHOICES.stream()
                .map(name -> new Choice(name, labels.of("members." + name), options(name), !SINGLE.contains(name)))
                .toList();
    }

    public String text() {
        return query.text("text");
    }

    public boolean lostContact() {
        return query.has("lost");
    }

    /** Whether those below are listed; so it is until somebody asks otherwise. */
    public boolean below() {
        return query.has("below") || !query.has("asked");
    }

    /** Whether anything but the name narrows, so that the choices are shown opened. */
    public boolean open() {
        return lostContact()
                || CHOICES.stream().anyMatch(name -> query.filled(name).isPresent());
    }

    /** Whether fewer are listed than there are. */
    public boolean narrows() {
        return open() || !below() || !text().isBlank();
    }

    /** The filter that is meant; a code that is none finds nobody. */
    public MemberFilter filter() {
        String[] ages = query.text(AGES).split("-", -1);
        boolean banded = ages.length == 2;
        return new MemberFilter(
                text(),
                query.filled("sex").orElse(null),
                codes("category"),
                codes("standing"),
                codes("education"),
                codes("state"),
                banded ? age(ages[0]) : null,
                banded ? age(ages[1]) : null,
                lostContact(),
                codes("type").stream()
                        .map(OrganisationType::of)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                query.filled("sector").orElse(null));
    }

    private Set<String> codes(String name) {
        return query.all(name).stream().filter(code -> !code.isBlank()).collect(Collectors.toSet());
    }

    private static Integer age(String years) {
        return years.matches("[0-9]{1,3}") ? Integer.valueOf(years) : null;
    }

    private List<Option> options(String name) {
        Stream<String> codes =
                name.equals("sector") ? Sectors.known(labels).stream() : CodeTable.of(name).codes().stream();
        Set<String> chosen = new LinkedHashSet<>(query.all(name));
        return codes.map(code -> new Option(code, labels.code(name, code), chosen.contains(code)))
                .toList();
    }
}
