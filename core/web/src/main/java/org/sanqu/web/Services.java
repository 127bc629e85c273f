package org.sanqu.web;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Attachments;
import org.sanqu.api.form.Drafts;
import org.sanqu.api.form.Forms;
import org.sanqu.api.form.Submissions;
import org.sanqu.api.member.Affiliations;
import org.sanqu.api.member.Appointments;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.member.Transfers;
import org.sanqu.api.metric.Rollups;
import org.sanqu.api.module.Modules;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.History;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.rule.Rules;
import org.sanqu.api.security.Access;
import org.sanqu.api.sheet.SheetExports;
import org.sanqu.api.sheet.SheetImports;

/** The core's services, all of them: pages and resources are served when all are there. */
@Component(service = Services.class)
public record Services(
        Accounts accounts,
        Access access,
        OrganisationTree tree,
        MemberRegister members,
        Modules modules,
        Forms forms,
        Submissions submissions,
        Rollups rollups,
        Imports imports,
        Hierarchies hierarchies,
        History history,
        Affiliations affiliations,
        Transfers transfers,
        Appointments appointments,
        Rules rules,
        SheetImports sheetImports,
        SheetExports sheetExports,
        Drafts drafts,
        Attachments attachments) {

    @Activate
    public Services(
            @Reference Accounts accounts,
            @Reference Access access,
            @Reference OrganisationTree tree,
            @Reference MemberRegister members,
            @Reference Modules modules,
            @Reference Forms forms,
            @Reference Submissions submissions,
            @Reference Rollups rollups,
            @Reference Imports imports,
            @Reference Hierarchies hierarchies,
            @Reference History history,
            @Reference Affiliations affiliations,
            @Reference Transfers transfers,
            @Reference Appointments appointments,
            @Reference Rules rules,
            @Reference SheetImports sheetImports,
            @Reference SheetExports sheetExports,
            @Reference Drafts drafts,
            @Reference Attachments attachments) {
        this.accounts = accounts;
        this.access = access;
        this.tree = tree;
        this.members = members;
        this.modules = modules;
        this.forms = forms;
        this.submissions = submissions;
        this.rollups = rollups;
        this.imports = imports;
        this.hierarchies = hierarchies;
        this.history = history;
        this.affiliations = affiliations;
        this.transfers = transfers;
        this.appointments = appointments;
        this.rules = rules;
        this.sheetImports = sheetImports;
        this.sheetExports = sheetExports;
        this.drafts = drafts;
        this.attachments = attachments;
    }
}
