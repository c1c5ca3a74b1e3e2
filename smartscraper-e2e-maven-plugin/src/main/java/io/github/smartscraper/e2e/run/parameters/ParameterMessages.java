package io.github.smartscraper.e2e.run.parameters;

import io.github.smartscraper.e2e.console.Phrases;
import io.github.smartscraper.e2e.worker.server.TokenTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sentences about parameters that can't be used, alone or together. */
public final class ParameterMessages {

    /** Where a sentence lists what secretKeys takes. */
    static final String SECRET_KEYS =
            "path=VARIABLE or just NAME, each variable once; PORT, HOST, DATA_DIR, EXECUTABLE_PATH and the plugin's own "
                    + "names can't be used for secrets";

    private ParameterMessages() {}

    static String refused(String name, @Nullable String value, String allowed, String example) {
        return Phrases.refused(name, value, allowed, example);
    }

    public static String refusals(List<String> problems) {
        return problems.size() == 1
                ? problems.get(0)
                : problems.size() + " parameters can't be used:" + Phrases.indented(problems);
    }

    /** A command that a shell would have to run. */
    static String shellSyntax(ShellSyntax syntax) {
        String noShell = "Parameter command is not run by a shell, and '" + syntax.word() + "' in it means ";
        if (syntax instanceof ShellSyntax.Assignment assignment) {
            return "Parameter command is not run by a shell, which would set the variable " + assignment.word()
                    + " that it begins with. Set it with <environment><" + assignment.word() + ">…</"
                    + assignment.word()
                    + "></environment> in the POM, or name the shell: -De2e.command=\"sh -c '…'\".";
        }
        if (syntax instanceof ShellSyntax.Variable) {
            return noShell + "just that. Type {port}, {dataDir}, {id} or {token} for what a worker has, or name the "
                    + "shell: -De2e.command=\"sh -c '…'\".";
        }
        return noShell + "nothing without one. Name the shell, with all that it is to run in quotes: "
                + "-De2e.command=\"sh -c '…'\".";
    }

    static String randomTokenKept() {
        return "Parameter keepAlive 'true' can't be used with apiToken=random: the next build has to know the tokens of the"
                + " workers that it takes over; for example -De2e.apiToken=" + TokenTemplate.DEFAULT + ".";
    }

    static String terminalsKept() {
        return "Parameters tmux and keepAlive can't be used together: a tmux session ends with its build. Leave out "
                + "-De2e.tmux or -De2e.keepAlive.";
    }

    static String sharedBrowserKept() {
        return "Parameters browser 'shared' and keepAlive can't be used together: the shared browser ends with its build. "
                + "Leave out -De2e.browser or -De2e.keepAlive.";
    }

    /** A sentence about two ways to choose tests at once. */
    public static String testAnd(String other, String test) {
        return "Parameters test '" + test + "' (-Dit.test) and " + other + " (-De2e." + other
                + ") both choose tests; leave one of them out.";
    }
}
