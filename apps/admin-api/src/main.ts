import { runApp } from '#libs/wiring';
import { adminApi } from './app.js';

await runApp(adminApi);
