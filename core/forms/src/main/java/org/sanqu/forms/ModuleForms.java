package org.sanqu.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Forms;
import org.sanqu.api.form.Judgement;
import org.sanqu.api.form.Prefill;
import org.sanqu.api.module.Modules;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.platform.Applicability;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Permission;

/** The forms of the modules that are served, and the versions of them that were filled in. */
@Component(service = Forms.class)
public final class ModuleForms implements Forms {

    private final Modules modules;
    private final OrganisationTree tree;
    private final Access access;
    private final FormArchive archive;
    private final EntryCheck check;
    private final Applicability applicability;
    private final Prefilling prefilling;

    @Activate
    public ModuleForms(
            @Reference Modules modules,
            @Reference OrganisationTree tree,
            @Reference Access access,
            @Reference FormArchive archive,
            @Reference EntryCheck check,
            @Reference Applicability applicability,
            @Reference Prefilling prefilling) {
        this.prefilling = prefilling;
        this.applicability = applicability;
        this.modules = modules;
        this.tree = tree;
        this.access = access;
        this.archive = archive;
        this.check = check;
    }

    @Override
    public List<Form> applicable(Caller caller, long organisation) {
        tree.get(caller, organisation, check.today());
        return modules.catalogue().forms().stream()
                .filter(applicability.to(organisation, check.today()))
                .sorted(Comparator.comparing(Form::id))
                .toList();
    }

    @Override
    public Form get(Caller caller, String form) {
        // Forms are no secrets, but only somebody who logged in is told anything.
        access.grants(caller);
        return present(modules, form);
    }

    /** The form in the version of the module that is served; NOT_FOUND when none is. */
    static Form present(Modules modules, String form) {
        return modules.catalogue()
                .form(form)
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "form.not-found", form));
    }

    @Override
    public Form version(Caller caller, String version) {
        access.grants(caller);
        return archive.version(version)
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "form.version-not-found", version));
    }

    @Override
    public Prefill prefill(Caller caller, Form form, Entry entry) {
        Surroundings around = check.around(caller);
        // Nobody learns by prefilling what they may not read.
        access.require(caller, Permission.READ, entry.organisation());
        JsonNode data = entry.data() == null ? JsonNodeFactory.instance.objectNode() : entry.data();
        LocalDate day = check.lookUpDay(form, entry.period(), data);
        return prefilling.begin(around, form, entry, day, EntryKey.whole(form, data));
    }

    @Override
    public Judgement judge(Caller caller, Form form, Entry entry) {
        access.require(caller, Permission.READ, entry.organisation());
        JsonNode data = entry.data() == null ? NullNode.getInstance() : entry.data();
        Entry whole =
                new Entry(entry.form(), entry.organisation(), entry.member(), entry.period(), data, entry.behalf());
        return check.judge(caller, form, whole);
    }
}
