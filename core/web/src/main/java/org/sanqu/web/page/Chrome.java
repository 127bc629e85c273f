package org.sanqu.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.LongSupplier;
import org.sanqu.api.security.Access;
import org.sanqu.api.security.Permission;
import org.sanqu.web.Assets;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Labels;
import org.sanqu.web.http.Language;
import org.sanqu.web.http.Visitor;

/**
 * What stands around the content of every page.
 *
 * @param labels the texts
 * @param account who is logged in; null for nobody
 * @param csrf the token that forms repeat; empty for nobody
 * @param assets what addresses of style sheets and scripts begin with
 * @param here the address of this page, to come back to after the language was changed
 * @param section the part of the site that is marked in the navigation
 * @param maintainer whether the reader maintains organisations and imports
 * @param reviewer whether the reader reviews what others filled in
 * @param notice the key of a text about what was just done; null for none
 * @param waiting how many things the reader has to do, drafts left aside
 */
public record Chrome(
        Labels labels,
        String account,
        String csrf,
        String assets,
        String here,
        String section,
        boolean maintainer,
        boolean reviewer,
        String notice,
        long waiting) {

    /** The request's attribute that tells how many things the reader has to do. */
    public static final String WAITING = "sanqu.waiting";

    /** Where nothing waits. */
    public Chrome(
            Labels labels,
            String account,
            String csrf,
            String assets,
            String here,
            String section,
            boolean maintainer,
            boolean reviewer,
            String notice) {
        this(labels, account, csrf, assets, here, section, maintainer, reviewer, notice, 0);
    }

    public static Chrome of(Exchange exchange, String section, Access access) {
        boolean maintainer =
                !access.tops(exchange.caller(), Permission.MAINTAIN).isEmpty();
        boolean reviewer = !access.tops(exchange.caller(), Permission.REVIEW).isEmpty();
        String notice = exchange.query()
                .filled("notice")
                .map(name -> "notice." + name)
                .filter(exchange.labels().texts()::containsKey)
                .orElse(null);
        return of(exchange.request(), exchange.visitor(), section, maintainer, reviewer, notice);
    }

    public static Chrome plain(HttpServletRequest request, Visitor visitor) {
        return of(request, visitor, "", false, false, null);
    }

    private static Chrome of(
            HttpServletRequest request,
            Visitor visitor,
            String section,
            boolean maintainer,
            boolean reviewer,
            String notice) {
        boolean reading = request.getMethod().equals("GET");
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return new Chrome(
                Labels.in(Language.of(request)),
                visitor.caller() == null ? null : visitor.caller().account(),
                visitor.session() == null ? "" : visitor.session().csrf(),
                Assets.shared().prefix(),
                reading ? request.getRequestURI() + query : request.getRequestURI(),
                section,
                maintainer,
                reviewer,
                notice,
                request.getAttribute(WAITING) instanceof LongSupplier waiting ? waiting.getAsLong() : 0);
    }

    /** The text of a key. */
    public String t(String key, Object... args) {
        return labels.of(key, args);
    }
}
