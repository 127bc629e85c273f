package org.sanqu.web.page;

import java.util.List;
import java.util.stream.Stream;
import org.sanqu.web.Downloads;
import org.sanqu.web.Services;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** All pages. */
public final class Pages {

    private Pages() {}

    /** Every address that a page has. */
    public static List<Route> routes(Services services, Downloads downloads) {
        Lifetime lifetime = new Lifetime(services);
        Frames frames = new Frames(services);
        return Stream.of(
                        List.of(Route.get("/", exchange -> Reply.redirect("/organisations"))),
                        new LoginPage(services.accounts()).routes(),
                        new AccountPage(services.accounts(), services.access()).routes(),
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
                        new SubmissionListPage(services, frames).routes(),
                        new SubmissionPage(services).routes(),
                        new RevisePage(services).routes(),
                        new ReferencesPart(services).routes(),
                        new FiguresPage(services, frames).routes(),
                        new ModulesPage(services).routes(),
                        new ImportPage(services).routes())
                .flatMap(List::stream)
                .map(lifetime::guard)
                .toList();
    }
}
