/** Founding, moving, merging, closing: what a decision asks, what it would do, and deciding it. */
package org.sanqu.web.page.reorganise;
