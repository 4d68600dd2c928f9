import { runApp } from '#libs/wiring';
import { counter } from './app.js';

await runApp(counter);
