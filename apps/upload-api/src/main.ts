import { runApp } from '#libs/wiring';
import { uploadApi } from './app.js';

await runApp(uploadApi);
