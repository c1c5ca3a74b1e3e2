/** Access of a test to the server and to the files of the worker that its fork was given. */
package io.github.smartscraper.it;
