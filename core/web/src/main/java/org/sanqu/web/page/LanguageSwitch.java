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
        if (!Language.known(language)) {
            throw HttpFault.parameter("lang");
        }
        String cookie = Language.COOKIE + "=" + language + "; Path=/; Max-Age=31536000; SameSite=Lax";
        return Reply.redirect(back).with("Set-Cookie", cookie);
    }
}
