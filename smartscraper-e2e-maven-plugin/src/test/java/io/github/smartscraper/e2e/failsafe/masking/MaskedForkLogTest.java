package io.github.smartscraper.e2e.failsafe.masking;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartscraper.e2e.secrets.SampleMask;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.ConsoleLogger;
import org.apache.maven.surefire.api.fork.ForkNodeArguments;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests {@link MaskedForkLog}. */
@DisplayName("What a fork's channel logs")
final class MaskedForkLogTest {

    private final List<String> logged = new ArrayList<>();
    private final ForkNodeArguments masked = MaskedForkLog.of(new Recorded(logged), SampleMask.of("secret"));

    @Test
    @DisplayName("is masked in dumps, at the end, and on the console")
    void masksTexts() {
        // when
        masked.dumpStreamText("a secret dump");
        masked.logWarningAtEnd("a secret end");
        masked.getConsoleLogger().warning("a secret warning");

        // then
        assertThat(logged).containsExactly("a **** dump", "a **** end", "a **** warning");
    }

    @Test
    @DisplayName("is not copied as it comes, and everything else about the fork stays as it is")
    void nothingElse() {
        assertThat(masked.getEventStreamBinaryFile()).isNull();
        assertThat(masked.getCommandStreamBinaryFile()).hasName("commands");
        assertThat(masked.getForkChannelId()).isEqualTo(3);
        assertThat(masked.getSessionId()).isEqualTo("session");
        assertThat(masked.getConsoleLogger().isDebugEnabled()).isTrue();
    }

    /**
     * Arguments that write down what they are told.
     *
     * @param logged where to
     */
    private record Recorded(List<String> logged) implements ForkNodeArguments, ConsoleLogger {

        @Override
        public String getSessionId() {
            return "session";
        }

        @Override
        public int getForkChannelId() {
            return 3;
        }

        @Override
        public File dumpStreamText(String text) {
            logged.add(text);
            return new File("dump");
        }

        @Override
        public File dumpStreamException(Throwable exception) {
            return new File("dump");
        }

        @Override
        public void logWarningAtEnd(String text) {
            logged.add(text);
        }

        @Override
        public ConsoleLogger getConsoleLogger() {
            return this;
        }

        @Override
        public Object getConsoleLock() {
            return logged;
        }

        @Override
        public File getEventStreamBinaryFile() {
            return new File("events");
        }

        @Override
        public File getCommandStreamBinaryFile() {
            return new File("commands");
        }

        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public void debug(String message) {
            logged.add(message);
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public void info(String message) {
            logged.add(message);
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public void warning(String message) {
            logged.add(message);
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }

        @Override
        public void error(String message) {
            logged.add(message);
        }

        @Override
        public void error(String message, Throwable exception) {
            logged.add(message);
        }

        @Override
        public void error(Throwable exception) {
            logged.add(exception.getMessage());
        }
    }
}
