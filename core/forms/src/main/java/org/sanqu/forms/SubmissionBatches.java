package org.sanqu.forms;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
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
    private final SubmissionBatch.Services services;

    @Activate
    public SubmissionBatches(
            @Reference Store store,
            @Reference Modules modules,
            @Reference Access access,
            @Reference Directory directory,
            @Reference MemberRegister members,
            @Reference EntryCheck check,
            @Reference SubmissionBook book) {
        this.modules = modules;
        services = new SubmissionBatch.Services(store, access, directory, members, check, book);
    }

    @Override
    public String family() {
        return "submissions";
    }

    @Override
    public Optional<BatchImport> find(String form) {
        return modules.catalogue().form(form).map(found -> new SubmissionBatch(found, services));
    }
}
