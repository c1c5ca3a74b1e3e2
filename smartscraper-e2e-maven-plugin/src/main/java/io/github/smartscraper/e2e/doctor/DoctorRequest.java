package io.github.smartscraper.e2e.doctor;

import io.github.smartscraper.e2e.browser.BrowserRequest;
import io.github.smartscraper.e2e.isolation.DataRequest;
import io.github.smartscraper.e2e.secrets.SecretsRequest;
import io.github.smartscraper.e2e.worker.demand.WorkersRequest;
import io.github.smartscraper.e2e.worker.server.AppRequest;
import java.nio.file.Path;

/**
 * The parts of a run that the doctor looks at.
 *
 * @param session where a build of the project says what it owns
 */
public record DoctorRequest(
        AppRequest app,
        DataRequest data,
        WorkersRequest workers,
        BrowserRequest browser,
        SecretsRequest secrets,
        Path session) {}
