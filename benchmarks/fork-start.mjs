// How much CPU time a fork takes that runs one class with one request, with and without an archive of its classes.
//
//     mvn install -DskipTests && node benchmarks/fork-start.mjs [ROUNDS] [JAVA_HOME ...]
//
// Linux only: the CPU seconds (user and system) are those that /proc says last of the fork, every 5 ms.
// E2E_BENCHMARK_MAVEN has further arguments for Maven, such as -Dmaven.repo.local=…

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TICKS_PER_SECOND = 100;
const repository = dirname(dirname(fileURLToPath(import.meta.url)));
const rounds = Number(process.argv[2] ?? 10);
const jdks = process.argv.length > 3 ? process.argv.slice(3) : [process.env.JAVA_HOME];
const directory = mkdtempSync(join(tmpdir(), 'fork-start-'));

const version = (name) => readFileSync(join(repository, 'pom.xml'), 'utf8').match(name)[1];

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>sample</groupId><artifactId>fork-start</artifactId><version>1</version>
  <properties>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
    <maven.compiler.release>17</maven.compiler.release>
  </properties>
  <dependencies><dependency>
    <groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId>
    <version>${version(/<junit.version>(.*?)</)}</version><scope>test</scope>
  </dependency></dependencies>
  <build><plugins>
    <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
    <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.6.1</version></plugin>
    <plugin><artifactId>maven-jar-plugin</artifactId><version>3.5.1</version></plugin>
    <plugin>
      <groupId>io.github.smartscraper</groupId><artifactId>smartscraper-e2e-maven-plugin</artifactId>
      <version>${version(/<version>(.*?)</)}</version>
      <executions><execution><goals>
        <goal>start</goal><goal>integration-test</goal><goal>stop</goal><goal>verify</goal>
      </goals></execution></executions>
      <configuration>
        <command>node server.mjs</command><healthPath>/</healthPath><workers>1</workers><full>true</full>
      </configuration>
    </plugin>
  </plugins></build>
</project>
`;

const server = `import http from 'node:http';
http.createServer((request, response) => response.end('ok')).listen(process.env.PORT, '127.0.0.1');
`;

const test = `package sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
class RequestIT {
    @Test
    void isAnswered() throws Exception {
        URI server = URI.create(System.getProperty("TEST_BASE_URL"));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(server).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals("ok", answer.body());
        Thread.sleep(Long.getLong("pause", 0));
    }
}
`;

mkdirSync(join(directory, 'src/test/java/sample'), { recursive: true });
writeFileSync(join(directory, 'pom.xml'), pom);
writeFileSync(join(directory, 'server.mjs'), server);
writeFileSync(join(directory, 'src/test/java/sample/RequestIT.java'), test);

const stat = (pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');

/** The JVM, and not the shell that Surefire starts it with. */
function findFork() {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      if (words[0].endsWith('/java') && words.some((word) => word.startsWith(join(directory, 'target/surefire/surefirebooter')))) {
        return pid;
      }
    } catch {
      // It has ended meanwhile.
    }
  }
  return null;
}

/** Runs a build and returns the CPU seconds of its fork. */
function build(jdk, caches, ...more) {
  const words = ['-o', '-B', '-q', 'verify', '-De2e.basePort=24300', ...more];
  const given = process.env.E2E_BENCHMARK_MAVEN?.split(' ') ?? [];
  return new Promise((resolve, reject) => {
    const maven = spawn('mvn', [...words, ...given], {
      cwd: directory,
      env: { ...process.env, JAVA_HOME: jdk, XDG_CACHE_HOME: caches },
    });
    let output = '';
    let fork = null;
    let ticks = 0;
    maven.stdout.on('data', (data) => (output += data));
    const watch = setInterval(() => {
      try {
        fork ??= findFork();
        if (fork) {
          const fields = stat(fork);
          ticks = Number(fields[11]) + Number(fields[12]);
        }
      } catch {
        // It has ended, and the last count is the one.
      }
    }, 5);
    maven.on('close', (code) => {
      clearInterval(watch);
      code === 0 ? resolve(ticks / TICKS_PER_SECOND) : reject(new Error(output));
    });
  });
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];

try {
  console.log('| JDK | without archive | with archive | ratio | builds |\n|---|---|---|---|---|');
  for (const [index, jdk] of jdks.entries()) {
    const caches = join(directory, `caches-${index}`);
    await build(jdk, caches);
    await build(jdk, caches, '-DargLine=-Dpause=8000');
    const made = readdirSync(join(caches, 'smartscraper-e2e/archives')).filter((name) => name.endsWith('.jsa'));
    if (made.length !== 1) {
      throw new Error(`no archive was made by ${jdk}`);
    }
    const without = [];
    const using = [];
    for (let round = 0; round < rounds; round++) {
      // Where there can be no directory, there is no archive.
      without.push(await build(jdk, '/dev/null'));
      using.push(await build(jdk, caches));
    }
    const release = readFileSync(join(jdk, 'release'), 'utf8').match(/JAVA_RUNTIME_VERSION="(.*)"/)[1];
    const cells = [median(without).toFixed(2), median(using).toFixed(2), (median(using) / median(without)).toFixed(2)];
    console.log(`| ${release} | ${cells.join(' | ')} | ${rounds} + ${rounds} |`);
    console.error(JSON.stringify({ release, without, using }));
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}
