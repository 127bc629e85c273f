/**
 * What is to be done: which form every organisation owes for which period and until when, what is late, what was returned or waits for
 * review, how complete a subtree is, deadlines that were extended, and reminders through channels.
 */
@Export
@Version("1.0.0")
package org.sanqu.api.work;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
