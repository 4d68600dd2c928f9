import { runApp } from '#libs/wiring';
import { trace } from './app.js';

await runApp(trace);
