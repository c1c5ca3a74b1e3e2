/** Servers, forks, ports and disks that fail under a build that goes on. */
package io.github.smartscraper.e2e.build.faults;
