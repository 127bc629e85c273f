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
    private volatile Kept kept = new Kept(-1, List.of());

    private record Kept(long revision, List<AskedAgain> repetitions) {}

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
        Catalogue catalogue = modules.catalogue();
        Kept known = kept;
        if (known.revision != catalogue.revision()) {
            known = new Kept(catalogue.revision(), repetitions(catalogue));
            kept = known;
        }
        return known.repetitions;
    }

    /** Of two forms that ask for the same, the one that asks oftener asks again. */
    private static List<AskedAgain> repetitions(Catalogue catalogue) {
        List<Form> inOrder = catalogue.forms().stream()
                .sorted(Comparator.comparing((Form form) -> form.cadence() == Cadence.EVENT)
                        .thenComparing(form -> yearly(form.cadence()))
                        .thenComparing(Form::id))
                .toList();
        List<AskedAgain> found = new ArrayList<>();
        for (int i = 0; i < inOrder.size(); i++) {
            found.addAll(Repetitions.of(inOrder.get(i), inOrder.subList(0, i)));
        }
        found.sort(Comparator.comparing(AskedAgain::form).thenComparing(AskedAgain::field));
        return List.copyOf(found);
    }

    @Override
    public List<AskedAgain> askedAgain(Caller caller, Form form) {
        access.grants(caller);
        return Repetitions.of(form, modules.catalogue().forms());
    }

    @Override
    public List<Burden> all(Caller caller) {
        access.grants(caller);
        return modules.catalogue().forms().stream()
                .sorted(Comparator.comparing(Form::id))
                .map(form -> burden(form, 1))
                .toList();
    }

    @Override
    public List<Burden> of(Caller caller, long organisation) {
        List<Form> asked = forms.applicable(caller, organisation);
        boolean personal = asked.stream().anyMatch(form -> form.subject() == Subject.MEMBER);
        long people = personal ? members.count(caller, organisation, LocalDate.now()) : 0;
        return asked.stream()
                .map(form -> burden(form, form.subject() == Subject.MEMBER ? people : 1))
                .toList();
    }

    private static Burden burden(Form form, long times) {
        int fields = AskedField.count(form.schema());
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
