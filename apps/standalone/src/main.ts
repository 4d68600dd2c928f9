import { runApp } from '#libs/wiring';
import { standalone } from './app.js';
import { welcome } from './welcome.js';

await runApp(standalone, { ready: welcome });
