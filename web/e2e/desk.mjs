// A desk of one's own for the tests: any free port, no browser opened, ended with the tests.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export async function open_desk(isnad, project, more = []) {
  const child = spawn(isnad, ["serve", "--project", project, "--port", "0", "--no-open", ...more], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const lines = createInterface({ input: child.stdout });
  const address = await Promise.race([
    (async () => {
      for await (const line of lines) {
        const found = /http:\/\/127\.0\.0\.1:\d+\/enter\?key=\w+/.exec(line);
        if (found) return found[0];
      }
      throw new Error("the desk ended without an address");
    })(),
    ended.then(([code]) => {
      throw new Error(`isnad serve ended with status ${code}`);
    }),
  ]);
  return {
    address,
    origin: new URL(address).origin,
    async close() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
