import { runApp } from '#libs/wiring';
import { notify } from './app.js';

await runApp(notify);
