/** Deciding about what was filled in: what waits, agreeing, giving back, opening again, voiding; and what was said and done. */
package org.sanqu.web.page.review;
