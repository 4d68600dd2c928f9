import { runApp } from '#libs/wiring';
import { media } from './app.js';

await runApp(media);
