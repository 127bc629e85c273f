package org.sanqu.forms.burden;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.AskedAgain;
import org.sanqu.api.form.Burden;
import org.sanqu.api.form.Burdens;
import org.sanqu.api.form.Cadence;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Forms;
import org.sanqu.api.form.Subject;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.module.Catalogue;
import org.sanqu.api.module.Modules;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;

/** What the forms of the served modules ask. */
@Component(service = Burdens.class)
public final class FormBurdens implements Burdens {

    private static final double MONTHS = 12;

    private final Modules modules;
    private final Forms forms;
    private final MemberRegister members;
    private final Access access;
    private volatile Questions questions;
    private volatile Kept kept;

    private record Kept(Questions questions, List<AskedAgain> repetitions) {}

    @Activate
    public FormBurdens(
            @Reference Modules modules,
            @Reference Forms forms,
            @Reference MemberRegister members,
            @Reference Access access) {
        this.modules = modules;
        this.forms = forms;
        this.members = members;
        this.access = access;
    }

    @Override
    public List<AskedAgain> askedAgain(Caller caller) {
        // Forms are no secrets, but only somebody who logged in is told anything.
        access.grants(caller);
        Questions now = questions();
        Kept known = kept;
        if (known == null || known.questions != now) {
            known = new Kept(now, repetitions(now));
            kept = known;
        }
        return known.repetitions;
    }

    private Questions questions() {
        Catalogue catalogue = modules.catalogue();
        Questions known = questions;
        if (known == null || known.catalogue() != catalogue) {
            known = new Questions(catalogue);
            questions = known;
        }
        return known;
    }

    /** Of two forms that ask for the same, the one that asks oftener asks again. */
    private static List<AskedAgain> repetitions(Questions questions) {
        List<Form> inOrder = questions.catalogue().forms().stream()
                .sorted(Comparator.comparing((Form form) -> form.cadence() == Cadence.EVENT)
                        .thenComparing(form -> yearly(form.cadence()))
                        .thenComparing(Form::id))
                .toList();
        List<AskedAgain> found = new ArrayList<>();
        for (int i = 0; i < inOrder.size(); i++) {
            found.addAll(Repetitions.of(questions, inOrder.get(i), inOrder.subList(0, i)));
        }
        found.sort(Comparator.comparing(AskedAgain::form).thenComparing(AskedAgain::field));
        return List.copyOf(found);
    }

    @Override
    public List<AskedAgain> askedAgain(Caller caller, Form form) {
        access.grants(caller);
        Questions now = questions();
        return Repetitions.of(now, form, now.catalogue().forms());
    }

    @Override
    public List<Burden> all(Caller caller) {
        access.grants(caller);
        Questions now = questions();
        return now.catalogue().forms().stream()
                .sorted(Comparator.comparing(Form::id))
                .map(form -> burden(now, form, 1))
                .toList();
    }

    @Override
    public List<Burden> of(Caller caller, long organisation) {
        List<Form> asked = forms.applicable(caller, organisation);
        boolean personal = asked.stream().anyMatch(form -> form.subject() == Subject.MEMBER);
        long people = personal ? members.count(caller, organisation, LocalDate.now()) : 0;
        Questions now = questions();
        return asked.stream()
                .map(form -> burden(now, form, form.subject() == Subject.MEMBER ? people : 1))
                .toList();
    }

    private static Burden burden(Questions questions, Form form, long times) {
        int fields = questions.of(form).count();
        return new Burden(form.id(), fields, times, fields * times * yearly(form.cadence()) / MONTHS);
    }

    /** How often a year; 0 for what is filled in once or when something happens. */
    private static double yearly(Cadence cadence) {
        if (cadence.period().isEmpty()) {
            return 0;
        }
        return switch (cadence.period().get()) {
            case DAY -> 365;
            case WEEK -> 52;
            case MONTH -> 12;
            case BIMONTH -> 6;
            case QUARTER -> 4;
            case HALF -> 2;
            default -> 1;
        };
    }
}
