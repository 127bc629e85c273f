package org.sanqu.forms;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Form;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.module.Modules;
import org.sanqu.api.platform.BatchImport;
import org.sanqu.api.platform.BatchImports;
import org.sanqu.api.platform.Directory;
import org.sanqu.api.platform.Store;
import org.sanqu.api.security.Access;

/** Imports of ledgers of submissions: one for each form that is served. */
@Component(service = BatchImports.class)
public final class SubmissionBatches implements BatchImports {

    private final Modules modules;
    private final FormArchive archive;
    private final SubmissionBatch.Services services;

    @Activate
    public SubmissionBatches(
            @Reference Store store,
            @Reference Modules modules,
            @Reference FormArchive archive,
            @Reference Access access,
            @Reference Directory directory,
            @Reference MemberRegister members,
            @Reference EntryCheck check,
            @Reference SubmissionBook book) {
        this.modules = modules;
        this.archive = archive;
        services = new SubmissionBatch.Services(store, access, directory, members, check, book);
    }

    @Override
    public String family() {
        return "submissions";
    }

    /** What was imported for a form whose module is gone can still be taken back. */
    @Override
    public Optional<BatchImport> find(String id) {
        Optional<Form> served = modules.catalogue().form(id);
        return served.or(() -> services.store().read(sql -> archive.latest(sql, id)))
                .map(form -> new SubmissionBatch(form, served.isPresent(), services));
    }
}
