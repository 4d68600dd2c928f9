import { runApp } from '#libs/wiring';
import { encode } from './app.js';

await runApp(encode);
