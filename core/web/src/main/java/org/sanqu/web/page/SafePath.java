package org.sanqu.web.page;

/** Addresses on this site that a parameter may send the browser to. */
public final class SafePath {

    private SafePath() {}

    /** The path when it leads to this site, else the start page. */
    public static String of(String path) {
        boolean here = path != null
                && path.matches("/[\\x21-\\x7E]*")
                && !path.startsWith("//")
                && path.indexOf('\\') < 0
                && path.length() < 2_000;
        return here ? path : "/";
    }
}
