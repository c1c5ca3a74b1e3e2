/** That a worker's server, files and state are its own and begin as the seed. */
package io.github.smartscraper.it.isolation;
