package io.github.smartscraper.e2e.build.harness;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands a test its {@link MavenBuilds} and, after the test, checks that they left nothing and clears them away. */
final class MavenBuildExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(MavenBuildExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MavenBuilds.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(context.getUniqueId(), id -> new Held(newBuilds(context), context), Held.class)
                .builds();
    }

    private static MavenBuilds newBuilds(ExtensionContext context) {
        String method =
                context.getTestMethod().map(test -> "." + test.getName()).orElse("");
        String name = context.getRequiredTestClass().getSimpleName() + method + invocation(context.getUniqueId());
        BuildEnvironment environment = BuildEnvironment.fromSystemProperties();
        // JUnit closes it after the last test of all.
        WarmJvms warm = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(WarmJvms.class, key -> new WarmJvms(environment), WarmJvms.class);
        return new MavenBuilds(environment, name, warm);
    }

    /** Tells the invocations of a parameterized test apart: {@code -2} for the second one. */
    private static String invocation(String uniqueId) {
        int number = uniqueId.lastIndexOf(":#");
        return number < 0 ? "" : "-" + uniqueId.substring(number + 2).replace("]", "");
    }

    /** The builds of one test; JUnit closes it after that test. */
    private record Held(MavenBuilds builds, ExtensionContext context) implements AutoCloseable {

        @Override
        public void close() {
            builds.close(context.getExecutionException().isEmpty());
        }
    }
}
