package org.sanqu.web.page;

import java.util.List;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.http.Language;
import org.sanqu.web.http.Reply;
import org.sanqu.web.http.Route;

/** Keeps the language that the reader chose. */
public final class LanguageSwitch {

    List<Route> routes() {
        return List.of(Route.get("/language", LanguageSwitch::change));
    }

    private static Reply change(Exchange exchange) {
        return to(exchange.query().text("to"), SafePath.of(exchange.query().get("back")));
    }

    public static Reply to(String language, String back) {
        return Reply.redirect(back).with("Set-Cookie", cookie(language));
    }

    /**
     * The header that keeps a language.
     *
     * @throws HttpFault 400 when there are no texts in it
     */
    public static String cookie(String language) {
        if (!Language.known(language)) {
            throw HttpFault.parameter("lang");
        }
        return Language.COOKIE + "=" + language + "; Path=/; Max-Age=31536000; SameSite=Lax";
    }
}
