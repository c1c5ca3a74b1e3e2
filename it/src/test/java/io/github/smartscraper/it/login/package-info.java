/** Who may see the dashboard: login, session, CSRF and redirects. */
package io.github.smartscraper.it.login;
