import { type Config, readSetupCode } from '#libs/wiring';
import { makeDemo } from './demo.js';

/** Says where the product is and what to do next, and makes the demo that was asked for. */
export async function welcome(address: string, config: Config): Promise<void> {
  say(`mediafeed is ready on ${address}`);
  say(`  Data lies in ${config.dataDir}. Ctrl-C stops.`);
  const setupCode = await readSetupCode(config.dataDir);
  if (setupCode !== undefined) {
    say('  There is no administrator yet. Whoever makes an account with this set-up code is one:');
    say(`  POST ${address}/v1/accounts {"userName": "…", "password": "…", "setupCode": "${setupCode}"}`);
  }
  say(`  Open ${address} for your first photo in three calls, ${address}/docs for the API.`);
  if (config.demo) await makeDemo(address, config.demo.folder, say);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
