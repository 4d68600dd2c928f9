import { runApp } from '#libs/wiring';
import { feed } from './app.js';

await runApp(feed);
