package io.github.smartscraper.e2e.worker.server;

import io.github.smartscraper.e2e.isolation.DataDirectory;
import io.github.smartscraper.e2e.logs.LogLimit;
import io.github.smartscraper.e2e.process.Launch;
import io.github.smartscraper.e2e.process.ProcessCookie;
import io.github.smartscraper.e2e.support.WorkerVariables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Planner of workers, which turns what all servers have in common into the plan of one. */
public final class WorkerPlanner {

    private final ServerSettings settings;
    private final ProcessCookie session;
    private final Terminal terminal;

    /** A planner for servers that carry the session's cookie, and are started directly. */
    public WorkerPlanner(ServerSettings settings, ProcessCookie session) {
        this(settings, session, (worker, direct) -> direct);
    }

    /** A planner for servers that carry the session's cookie, and are started in a terminal. */
    public WorkerPlanner(ServerSettings settings, ProcessCookie session, Terminal terminal) {
        this.settings = settings;
        this.session = session;
        this.terminal = terminal;
    }

    /** The plan of one worker. */
    public WorkerPlan plan(int id, int port, DataDirectory dataDirectory, String token) {
        UnaryOperator<String> fill = new Placeholders(Map.of(
                "id", Integer.toString(id),
                "port", Integer.toString(port),
                "dataDir", dataDirectory.path().toString(),
                "token", token));
        ProcessCookie cookie = session.ofWorker(id);
        Map<String, String> environment = environment(port, dataDirectory, token);
        settings.environment().own().forEach((name, value) -> environment.put(name, fill.apply(value)));
        environment.putAll(cookie.variables());
        List<String> command = settings.command().stream().map(fill).toList();
        ServerSettings.Logs logs = settings.logs();
        Launch launch = new Launch(
                command,
                settings.appDirectory(),
                environment,
                logs.of(id),
                logs.mask(),
                LogLimit.once(logs.limit(), () -> logs.exceeded().accept(id)));
        return new WorkerPlan(
                id,
                WorkerPlan.Address.of(port, settings.health()),
                dataDirectory,
                token,
                terminal.around(id, launch),
                cookie);
    }

    private Map<String, String> environment(int port, DataDirectory dataDirectory, String token) {
        Map<String, String> environment = new HashMap<>(settings.environment().inherited());
        environment.put(WorkerVariables.HOST, WorkerPlan.Address.LOOPBACK);
        environment.put(WorkerVariables.PORT, Integer.toString(port));
        environment.put(WorkerVariables.DATA_DIR, dataDirectory.path().toString());
        environment.put(WorkerVariables.API_TOKEN, token);
        settings.environment()
                .executablePath()
                .ifPresent(path -> environment.put(WorkerVariables.EXECUTABLE_PATH, path.toString()));
        return environment;
    }
}
