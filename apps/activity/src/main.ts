import { runApp } from '#libs/wiring';
import { activity } from './app.js';

await runApp(activity);
