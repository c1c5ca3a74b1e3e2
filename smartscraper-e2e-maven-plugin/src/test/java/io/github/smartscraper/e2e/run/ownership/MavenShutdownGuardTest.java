package io.github.smartscraper.e2e.run.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartscraper.e2e.failsafe.bridge.JavaProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenExecutionRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link MavenShutdownGuard}. */
@DisplayName("The shutdown guard")
final class MavenShutdownGuardTest {

    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final MavenShutdownGuard guard = new MavenShutdownGuard(request);
    private final List<String> done = new ArrayList<>();

    @AfterEach
    void disarm() {
        guard.disarm();
    }

    @Test
    @DisplayName("runs its task once when the session ends")
    void sessionEnds() {
        // given
        guard.arm(() -> {}, () -> done.add("task"));

        // when
        request.getExecutionListener().sessionStarted(null);
        request.getExecutionListener().mojoFailed(null);
        assertThat(done).isEmpty();
        request.getExecutionListener().sessionEnded(null);
        request.getExecutionListener().sessionEnded(null);

        // then
        assertThat(done).containsExactly("task");
    }

    @Test
    @DisplayName("does nothing at the end of the session once it is disarmed")
    void disarmed() {
        // given
        guard.arm(() -> {}, () -> done.add("task"));

        // when
        guard.disarm();
        request.getExecutionListener().sessionEnded(null);

        // then
        assertThat(done).isEmpty();
    }

    @Test
    @DisplayName("takes its hook back when it is disarmed: the JVM would not accept it a second time otherwise")
    void hook() {
        // given
        guard.arm(() -> {}, () -> done.add("first"));
        assertThatThrownBy(() -> guard.arm(() -> {}, () -> {})).isInstanceOf(IllegalArgumentException.class);

        // when
        guard.disarm();
        guard.arm(() -> {}, () -> done.add("second"));
        request.getExecutionListener().sessionEnded(null);

        // then
        assertThat(done).containsExactly("second");
    }

    @Test
    @DisplayName("goes on telling whoever listened before, and lets their failures through")
    void chain() {
        // given
        request.setExecutionListener(new Before());
        guard.arm(() -> {}, () -> done.add("task"));

        // when
        request.getExecutionListener().projectStarted(null);
        request.getExecutionListener().sessionEnded(null);

        // then
        assertThat(done).containsExactly("project started", "task", "session ended");
        assertThatThrownBy(() -> request.getExecutionListener().projectFailed(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("of the listener before");
    }

    @Test
    @DisplayName("serves several modules of one session, each with a guard of its own")
    void modules() {
        // given
        MavenShutdownGuard other = new MavenShutdownGuard(request);
        guard.arm(() -> {}, () -> done.add("one"));
        other.arm(() -> {}, () -> done.add("two"));

        // when
        request.getExecutionListener().sessionEnded(null);
        other.disarm();

        // then
        assertThat(done).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    @DisplayName("gives notice and runs its task once when the JVM ends, and its task may disarm it")
    void jvmEnds() throws Exception {
        assertThat(output("armed")).isEqualTo("notice, task");
        assertThat(output("session ended")).isEqualTo("task");
        assertThat(output("disarmed")).isEmpty();
    }

    private static String output(String how) throws Exception {
        List<String> arguments = List.of("-cp", System.getProperty("java.class.path"), Jvm.class.getName(), how);
        JavaProcess java = JavaProcess.run(arguments, Map.of());
        assertThat(java.exitCode()).isZero();
        return java.output().trim();
    }

    /** A listener that was there before. */
    private final class Before extends AbstractExecutionListener {

        @Override
        public void projectStarted(ExecutionEvent event) {
            done.add("project started");
        }

        @Override
        public void projectFailed(ExecutionEvent event) {
            throw new IllegalStateException("of the listener before");
        }

        @Override
        public void sessionEnded(ExecutionEvent event) {
            done.add("session ended");
        }
    }

    /** A JVM that ends with a guard in it. */
    static final class Jvm {

        private Jvm() {}

        /** Arms a guard, does with it what the argument says, and returns. */
        public static void main(String[] how) {
            MavenExecutionRequest request = new DefaultMavenExecutionRequest();
            MavenShutdownGuard guard = new MavenShutdownGuard(request);
            guard.arm(() -> System.out.print("notice, "), () -> {
                System.out.println("task");
                guard.disarm();
            });
            if (how[0].equals("session ended")) {
                request.getExecutionListener().sessionEnded(null);
            } else if (how[0].equals("disarmed")) {
                guard.disarm();
            }
        }
    }
}
