/** The roll: lists of members, one member, their posts and ties, and everything that is done to them one at a time. */
package org.sanqu.web.page.member;
