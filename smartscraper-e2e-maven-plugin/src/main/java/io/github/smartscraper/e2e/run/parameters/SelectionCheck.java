package io.github.smartscraper.e2e.run.parameters;

import io.github.smartscraper.e2e.selection.SelectionRequest;
import io.github.smartscraper.e2e.selection.files.FilesRequest;
import io.github.smartscraper.e2e.selection.filter.Shard;
import io.github.smartscraper.e2e.selection.filter.ShardVariables;
import io.github.smartscraper.e2e.worker.server.AppRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Check of the parameters that choose tests. */
final class SelectionCheck {

    private static final Pattern SHARD = Pattern.compile("(\\d{1,4})/(\\d{1,4})");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})%?");
    private static final Pattern VARIABLES = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\*?");
    private static final int WHOLE_PERCENT = 100;

    private final RawParameters.Selection typed;
    private final Map<String, String> environment;
    private final ParameterValues values;

    SelectionCheck(RawParameters.Selection typed, Map<String, String> environment, ParameterValues values) {
        this.typed = typed;
        this.environment = environment;
        this.values = values;
    }

    /** The request, for servers of this application. */
    SelectionRequest request(AppRequest app) {
        return new SelectionRequest(
                text(typed.file()),
                typed.lastFailed(),
                shard(typed.shard()),
                new SelectionRequest.Cache(
                        cacheFile(typed.cache().cacheFile()),
                        typed.cache().full(),
                        auditShare(typed.cache().cacheAudit()),
                        text(typed.cache().explain()),
                        outputs()),
                files(app),
                inputVariables());
    }

    private static Optional<String> text(@Nullable String typed) {
        return Optional.ofNullable(typed).map(String::trim).filter(text -> !text.isEmpty());
    }

    /** What is set, without the empty elements that a POM may have. */
    private static List<String> lines(List<@Nullable String> typed) {
        return typed.stream().flatMap(value -> text(value).stream()).toList();
    }

    private List<Path> outputs() {
        Path base = typed.inputs().baseDirectory().toAbsolutePath();
        return lines(typed.cache().outputs()).stream()
                .map(output -> base.resolve(output).normalize())
                .toList();
    }

    private List<String> inputVariables() {
        List<String> names = lines(typed.inputs().inputVariables());
        for (String name : names) {
            if (!VARIABLES.matcher(name).matches()) {
                values.refuse(
                        "inputVariables",
                        name,
                        "names of variables, or their beginnings with a star at the end",
                        "SHOP_MODE,FEATURE_*");
            }
        }
        return names;
    }

    private double auditShare(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return 0;
        }
        Matcher matcher = PERCENT.matcher(value.trim());
        if (matcher.matches() && Integer.parseInt(matcher.group(1)) <= WHOLE_PERCENT) {
            return Integer.parseInt(matcher.group(1)) / (double) WHOLE_PERCENT;
        }
        values.refuse("cacheAudit", value, "a share from 0% to 100%", "5%");
        return 0;
    }

    private Shard shard(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return Shard.WHOLE;
        }
        if (value.trim().equals("auto")) {
            return ShardVariables.read(environment).orElse(Shard.WHOLE);
        }
        Matcher matcher = SHARD.matcher(value.trim());
        if (matcher.matches()) {
            int index = Integer.parseInt(matcher.group(1));
            int total = Integer.parseInt(matcher.group(2));
            if (index >= 1 && index <= total) {
                return new Shard(index, total);
            }
        }
        values.refuse("shard", value, "index/total, both from 1 and the index not above the total, or auto", "2/4");
        return Shard.WHOLE;
    }

    private Path cacheFile(Path file) {
        if (Files.isDirectory(file)) {
            values.refuse(
                    "cacheFile",
                    file.toString(),
                    "the name of a file (this is a directory)",
                    file + "/test-cache.json");
        }
        return file.toAbsolutePath().normalize();
    }

    private FilesRequest files(AppRequest app) {
        RawParameters.Inputs inputs = typed.inputs();
        return new FilesRequest(
                inputs.baseDirectory().toAbsolutePath().normalize(),
                app.directory().toAbsolutePath().normalize(),
                lines(inputs.sources()),
                lines(inputs.inputs()),
                inputs.testRoots(),
                inputs.buildDirectory().toAbsolutePath().normalize(),
                new FilesRequest.Launched(app.command(), app.environment()));
    }
}
