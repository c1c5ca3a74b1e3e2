# Short names for the Maven commands of everyday work.

# List the recipes
default:
    @just --list

# Run the e2e tests whose inputs have changed since they passed
test:
    mvn -pl it -am verify

# Run the e2e tests whose class or method name contains PATTERN
test-file PATTERN:
    mvn -pl it -am verify {{ quote("-De2e.file=" + PATTERN) }}

# Run all e2e tests, whatever the test cache says
test-full:
    mvn -pl it -am verify -De2e.full=true

# Remove what killed builds left, the test cache, the logs and the report (after one build)
test-clean:
    cd it && mvn smartscraper-e2e:clean

# Run everything that CI runs
verify:
    mvn verify

# Run the tests that depend most on Maven and the JDK on each pair of them
matrix:
    .ci/matrix -Dgroups=matrix

# Build with random faults, and see that nothing is left (about 15 minutes)
soak ROUNDS="50":
    .ci/soak {{ ROUNDS }}

# Lint the TypeScript sources (Error Prone looks at the Java sources in every build)
lint:
    npm --prefix it/app run lint

# Format the Java and the TypeScript sources
format:
    mvn spotless:apply
    npm --prefix it/app run format
