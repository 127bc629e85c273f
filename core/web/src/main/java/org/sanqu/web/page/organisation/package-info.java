/** What one organisation is: its overview, what lies below it, its history. */
package org.sanqu.web.page.organisation;
