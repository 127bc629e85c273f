package org.sanqu.api.form;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.sanqu.api.Refusal;
import org.sanqu.api.security.Caller;

/** What forms ask of those who fill them in: asked once should be enough. Thread-safe. */
@ProviderType
public interface Burdens {

    /** The fields of served forms that ask again for what is known already, by form; computed and prefilled ones never do. */
    List<AskedAgain> askedAgain(Caller caller);

    /** Of these what a form would add that is not served yet, compared with those that are. */
    List<AskedAgain> askedAgain(Caller caller, Form form);

    /** What every served form asks of one that fills it in, by form. */
    List<Burden> all(Caller caller);

    /**
     * What an organisation is asked today, by form; of a form about members so often as it has members.
     *
     * @throws Refusal as {@link Forms#applicable}
     */
    List<Burden> of(Caller caller, long organisation);
}
