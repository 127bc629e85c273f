package org.sanqu.api.platform;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;
import org.sanqu.api.security.Grant;

/** Accounts, logins and sessions. Thread-safe. */
@ProviderType
public interface Accounts {

    /**
     * The caller with a name and password.
     *
     * @param from where the attempt comes from, for throttling
     * @throws Refusal UNAUTHENTICATED, the same for a wrong name and a wrong password; TOO_MANY while throttled
     */
    Caller authenticate(String account, String password, String from);

    /** Begins a session. */
    Session open(Caller caller);

    /** The session with a token; empty when it ended or never was. */
    Optional<Session> resume(String token);

    /** Ends a session; nothing happens when there is none. */
    void close(String token);

    /** Karaf's console, which is the system's root: everything is granted. */
    Caller console();

    /** All accounts, by name; needs MANAGE_ACCOUNTS on everything. */
    List<Account> list(Caller caller);

    /**
     * Makes an account with its grants; needs MANAGE_ACCOUNTS on everything.
     *
     * @throws Refusal CONFLICT when the name is taken; INVALID for a bad name or a weak password
     */
    Account create(Caller caller, String name, String title, String password, List<Grant> grants);

    /**
     * Replaces the grants of an account, at once also for those who are logged in; needs MANAGE_ACCOUNTS on everything.
     *
     * @throws Refusal NOT_FOUND when there is no such account; INVALID for a grant on an organisation that does not exist
     */
    Account grant(Caller caller, String name, List<Grant> grants);

    /**
     * The caller's own account.
     *
     * @throws Refusal FORBIDDEN for the console, which has none
     */
    Account own(Caller caller);

    /**
     * Says where notices to an account go.
     *
     * @param name the caller's own account, or any with MANAGE_ACCOUNTS on everything
     * @param email an address of at most 254 characters; null for nowhere
     * @throws Refusal FORBIDDEN for somebody else's; NOT_FOUND when there is no such account; INVALID for what is no address
     */
    Account address(Caller caller, String name, String email);

    /**
     * The caller that an account would be, to find out what awaits them while they are not there.
     *
     * @throws Refusal FORBIDDEN unless the console asks; NOT_FOUND when there is no such account
     */
    Caller absent(Caller console, String name);

    /**
     * Changes the caller's own password and ends the caller's other sessions.
     *
     * @throws Refusal UNAUTHENTICATED when the old one is wrong; INVALID when the new one is weak
     */
    void changePassword(Caller caller, String old, String fresh);
}
