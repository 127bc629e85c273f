package org.sanqu.api.work;

import java.util.Locale;

/**
 * What is sent to one person.
 *
 * @param account who
 * @param address where to, as the channel understands it: an e-mail address
 * @param locale in which language
 * @param subject one line
 * @param text plain text; never what was filled in, nor the name of a member
 */
public record Notice(String account, String address, Locale locale, String subject, String text) {}
