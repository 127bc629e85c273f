/** Logging in and out, and what somebody sees and changes of their own account. */
package org.sanqu.web.page.account;
