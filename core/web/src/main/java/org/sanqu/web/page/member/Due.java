package org.sanqu.web.page.member;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Subject;
import org.sanqu.api.member.Member;
import org.sanqu.api.security.Caller;
import org.sanqu.web.Services;

/**
 * Who of an organisation and those below it is due at what a form is about: everybody of an organisation that fills the form in; where it is
 * about members, those whose own organisation does.
 */
final class Due implements Predicate<Member> {

    private final Services services;
    private final Caller caller;
    private final long organisation;
    private final LocalDate day;
    private final Subject subject;
    private final LongPredicate asked;
    private final Map<Long, Boolean> known = new HashMap<>();

    private Due(Services services, Caller caller, long organisation, Form form, LocalDate day) {
        this.services = services;
        this.caller = caller;
        this.organisation = organisation;
        this.day = day;
        this.subject = form.subject();
        this.asked = services.applicability().of(form, day);
    }

    /** For a form; everybody without one. */
    static Predicate<Member> at(Services services, Caller caller, long organisation, Form form, LocalDate day) {
        return form == null ? everybody -> true : new Due(services, caller, organisation, form, day);
    }

    @Override
    public boolean test(Member member) {
        return member.home() != null && known.computeIfAbsent(member.home(), this::concerned);
    }

    private boolean concerned(long home) {
        if (subject == Subject.MEMBER) {
            return asked.test(home);
        }
        return asked.test(organisation)
                || services.tree().path(caller, home, day).stream()
                        .dropWhile(each -> each.id() != organisation)
                        .anyMatch(each -> asked.test(each.id()));
    }
}
