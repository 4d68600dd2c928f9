export { ZipArchiveMaker } from './archive-maker.js';
