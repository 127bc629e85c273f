package org.sanqu.web;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Attachments;
import org.sanqu.api.form.Burdens;
import org.sanqu.api.form.Drafts;
import org.sanqu.api.form.Editions;
import org.sanqu.api.form.Forms;
import org.sanqu.api.form.Reviews;
import org.sanqu.api.form.SubmissionTables;
import org.sanqu.api.form.Submissions;
import org.sanqu.api.local.LocalAnswers;
import org.sanqu.api.local.LocalForms;
import org.sanqu.api.member.Affiliations;
import org.sanqu.api.member.Appointments;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.member.Transfers;
import org.sanqu.api.metric.Rollups;
import org.sanqu.api.module.Modules;
import org.sanqu.api.module.Updates;
import org.sanqu.api.organisation.Hierarchies;
import org.sanqu.api.organisation.History;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.platform.Applicability;
import org.sanqu.api.rule.Rules;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Substitutes;
import org.sanqu.api.sheet.DueSheets;
import org.sanqu.api.sheet.SheetExports;
import org.sanqu.api.sheet.SheetImports;
import org.sanqu.api.sheet.SubmissionSheets;
import org.sanqu.api.work.Deadlines;
import org.sanqu.api.work.WorkList;

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
        Attachments attachments,
        Reviews reviews,
        LocalForms localForms,
        LocalAnswers localAnswers,
        Deadlines deadlines,
        WorkList workList,
        Substitutes substitutes,
        DueSheets dueSheets,
        Updates updates,
        Editions editions,
        Burdens burdens,
        SubmissionTables submissionTables,
        SubmissionSheets submissionSheets,
        Applicability applicability) {

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
            @Reference Attachments attachments,
            @Reference Reviews reviews,
            @Reference LocalForms localForms,
            @Reference LocalAnswers localAnswers,
            @Reference Deadlines deadlines,
            @Reference WorkList workList,
            @Reference Substitutes substitutes,
            @Reference DueSheets dueSheets,
            @Reference Updates updates,
            @Reference Editions editions,
            @Reference Burdens burdens,
            @Reference SubmissionTables submissionTables,
            @Reference SubmissionSheets submissionSheets,
            @Reference Applicability applicability) {
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
        this.reviews = reviews;
        this.localForms = localForms;
        this.localAnswers = localAnswers;
        this.deadlines = deadlines;
        this.workList = workList;
        this.substitutes = substitutes;
        this.dueSheets = dueSheets;
        this.updates = updates;
        this.editions = editions;
        this.burdens = burdens;
        this.submissionTables = submissionTables;
        this.submissionSheets = submissionSheets;
        this.applicability = applicability;
    }
}
