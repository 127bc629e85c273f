package org.sanqu.web.page;

import java.util.List;
import java.util.stream.Stream;
import org.sanqu.web.Downloads;
import org.sanqu.web.Services;
import org.sanqu.web.http.Route;
import org.sanqu.web.page.account.AccountPage;
import org.sanqu.web.page.account.LoginPage;
import org.sanqu.web.page.figure.FiguresPage;
import org.sanqu.web.page.form.ReferencesPart;
import org.sanqu.web.page.list.RegisterPage;
import org.sanqu.web.page.list.SubmissionListPage;
import org.sanqu.web.page.local.AddresseesPage;
import org.sanqu.web.page.local.AnswersFile;
import org.sanqu.web.page.local.BuilderPage;
import org.sanqu.web.page.local.LocalListPage;
import org.sanqu.web.page.local.PreviewPage;
import org.sanqu.web.page.local.SendPage;
import org.sanqu.web.page.local.WatchPage;
import org.sanqu.web.page.member.CorrectionActs;
import org.sanqu.web.page.member.EnrolPage;
import org.sanqu.web.page.member.GuestsPage;
import org.sanqu.web.page.member.MemberActs;
import org.sanqu.web.page.member.MemberPage;
import org.sanqu.web.page.member.MembersPage;
import org.sanqu.web.page.member.PostsPage;
import org.sanqu.web.page.member.SignInPage;
import org.sanqu.web.page.module.ModulesPage;
import org.sanqu.web.page.module.UpdatePage;
import org.sanqu.web.page.organisation.BelowPage;
import org.sanqu.web.page.organisation.HistoryPage;
import org.sanqu.web.page.organisation.OrganisationPage;
import org.sanqu.web.page.reorganise.ReorganisePage;
import org.sanqu.web.page.review.ChangedPage;
import org.sanqu.web.page.review.ReviewActs;
import org.sanqu.web.page.review.ReviewPage;
import org.sanqu.web.page.rule.FindingsPage;
import org.sanqu.web.page.sheet.DownloadPage;
import org.sanqu.web.page.sheet.ImportPage;
import org.sanqu.web.page.sheet.SheetPage;
import org.sanqu.web.page.sheet.SheetsPage;
import org.sanqu.web.page.submission.AttachmentsPart;
import org.sanqu.web.page.submission.DraftsPage;
import org.sanqu.web.page.submission.FillPage;
import org.sanqu.web.page.submission.FormListPage;
import org.sanqu.web.page.submission.RevisePage;
import org.sanqu.web.page.submission.SubmissionPage;
import org.sanqu.web.page.transfer.TransferActs;
import org.sanqu.web.page.transfer.TransferPage;
import org.sanqu.web.page.transfer.TransfersPage;
import org.sanqu.web.page.work.CompletenessPage;
import org.sanqu.web.page.work.WorkPage;

/** All pages. */
public final class Pages {

    private Pages() {}

    /** Every address that a page has. */
    public static List<Route> routes(Services services, Downloads downloads) {
        Lifetime lifetime = new Lifetime(services);
        Frames frames = new Frames(services);
        return Stream.of(
                        new WorkPage(services).routes(),
                        new CompletenessPage(services, frames, downloads).routes(),
                        new LoginPage(services.accounts()).routes(),
                        new AccountPage(services).routes(),
                        new LanguageSwitch().routes(),
                        new OrganisationPage(services, frames).routes(),
                        new BelowPage(services, frames, downloads).routes(),
                        new HistoryPage(services, frames).routes(),
                        new ReorganisePage(services).routes(),
                        new MembersPage(services, frames, downloads).routes(),
                        new MemberPage(services).routes(),
                        new MemberActs(services).routes(),
                        new CorrectionActs(services).routes(),
                        new EnrolPage(services, frames).routes(),
                        new GuestsPage(services, frames).routes(),
                        new PostsPage(services, frames).routes(),
                        new TransfersPage(services).routes(),
                        new TransferPage(services).routes(),
                        new TransferActs(services).routes(),
                        new DownloadPage(services, downloads).routes(),
                        new FindingsPage(services, frames).routes(),
                        new SheetsPage(services).routes(),
                        new SheetPage(services).routes(),
                        new FormListPage(services, frames).routes(),
                        new FillPage(services).routes(),
                        new DraftsPage(services).routes(),
                        new AttachmentsPart(services).routes(),
                        new SignInPage(services).routes(),
                        new SubmissionListPage(services, frames, downloads).routes(),
                        new RegisterPage(services).routes(),
                        new SubmissionPage(services).routes(),
                        new RevisePage(services).routes(),
                        new ReviewPage(services).routes(),
                        new ReviewActs(services).routes(),
                        new ChangedPage(services).routes(),
                        new ReferencesPart(services).routes(),
                        new LocalListPage(services, frames).routes(),
                        new BuilderPage(services).routes(),
                        new AddresseesPage(services).routes(),
                        new SendPage(services).routes(),
                        new PreviewPage(services).routes(),
                        new WatchPage(services).routes(),
                        new AnswersFile(services, downloads).routes(),
                        new FiguresPage(services, frames).routes(),
                        new ModulesPage(services).routes(),
                        new UpdatePage(services).routes(),
                        new ImportPage(services).routes())
                .flatMap(List::stream)
                .map(lifetime::guard)
                .toList();
    }
}
