/** Forms to fill in and what was submitted: the list of forms, filling in, changing, showing, listing. */
package org.sanqu.web.page.submission;
