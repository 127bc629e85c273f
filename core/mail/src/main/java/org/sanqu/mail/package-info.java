/**
 * The channel that reaches people by e-mail, through the mail server that the settings {@code sanqu.mail.*} name. Jakarta Mail is embedded
 * and seen by nobody else.
 */
package org.sanqu.mail;
