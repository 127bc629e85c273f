package org.sanqu.api.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Refusal;
import org.sanqu.api.member.MemberQuery;
import org.sanqu.api.organisation.OrganisationQuery;
import org.sanqu.api.security.Caller;

/** Lists as workbooks, row by row without holding them all; with the headings of the import's template. Thread-safe. */
@ProviderType
public interface SheetExports {

    /**
     * Writes all members of a query; its cursor and size are left aside. Numbers are masked.
     *
     * @throws Refusal FORBIDDEN outside the caller's scope
     */
    void members(Caller caller, MemberQuery query, Locale locale, OutputStream out) throws IOException;

    /**
     * Writes all organisations of a query; its cursor and size are left aside.
     *
     * @throws Refusal FORBIDDEN outside the caller's scope
     */
    void organisations(Caller caller, OrganisationQuery query, Locale locale, OutputStream out) throws IOException;
}
