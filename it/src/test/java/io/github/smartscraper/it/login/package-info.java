/** Access to the dashboard: login, session, CSRF and redirects. */
package io.github.smartscraper.it.login;
