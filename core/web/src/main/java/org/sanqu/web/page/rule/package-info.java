/** What breaks a rule, and how it is put right. */
package org.sanqu.web.page.rule;
