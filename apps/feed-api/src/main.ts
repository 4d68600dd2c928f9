import { runApp } from '#libs/wiring';
import { feedApi } from './app.js';

await runApp(feedApi);
