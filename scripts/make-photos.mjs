#!/usr/bin/env node
/**
 * Makes JPEG photos for the demo and the tests, the same ones in every run.
 *
 *   node scripts/make-photos.mjs <folder> [count] [--width N]
 *
 * `--width` is the longer side as people see the photo. Of every five, in this order: plain; lying on its side
 * (orientation 6) with a place (GPS); plain with a place; upside down (3); on its other side (8).
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';

const shapes = [4 / 3, 3 / 4, 1, 3 / 2, 4 / 5];
const scenes = [mountains, sea, lights, dunes, skyline, flowers];
/** How the pixels lie in the file (degrees clockwise) for an orientation that turns them upright again. */
const lying = { 1: 0, 3: 180, 6: 270, 8: 90 };

/** @returns the files' paths, in order */
export async function makePhotos(folder, count, width) {
  await mkdir(folder, { recursive: true });
  const files = [];
  for (let index = 0; index < count; index += 1) {
    const file = join(folder, `photo-${String(index + 1).padStart(3, '0')}.jpg`);
    await makePhoto(file, index, width);
    files.push(file);
  }
  return files;
}

async function makePhoto(file, index, longSide) {
  const random = dice(index + 1);
  const aspect = shapes[index % shapes.length];
  const width = Math.round(aspect >= 1 ? longSide : longSide * aspect);
  const height = Math.round(aspect >= 1 ? longSide / aspect : longSide);
  const orientation = [1, 6, 1, 3, 8][index % 5];
  const svg = scenes[index % scenes.length](random, 1000 * Math.min(1, aspect), 1000 / Math.max(1, aspect));
  const picture = await sharp(Buffer.from(svg))
    .resize(width, height, { fit: 'fill' })
    .removeAlpha()
    .composite([{ input: await grain(random), tile: true, blend: 'soft-light' }])
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { channels } = picture.info;
  const gps = index % 5 === 1 || index % 5 === 2 ? { IFD3: place(random) } : {};
  await sharp(picture.data, { raw: { width, height, channels } })
    .removeAlpha()
    .rotate(lying[orientation])
    .withMetadata({ orientation })
    .withExifMerge({
      IFD0: { Make: 'mediafeed', Model: 'make-photos', Software: scenes[index % scenes.length].name },
      ...gps,
    })
    .jpeg({ quality: 90 })
    .toFile(file);
}

function place(random) {
  const angle = (most) =>
    `${Math.floor(random() * most)}/1 ${Math.floor(random() * 60)}/1 ${Math.floor(random() * 6000)}/100`;
  return { GPSLatitudeRef: 'N', GPSLatitude: angle(60), GPSLongitudeRef: 'E', GPSLongitude: angle(120) };
}

/** mulberry32: numbers in [0, 1), the same for a seed everywhere. */
function dice(seed) {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The noise of a film: a grey tile. */
async function grain(random) {
  const side = 256;
  const grey = Buffer.from(Uint8Array.from({ length: side * side }, () => 104 + (random() + random() + random()) * 16));
  return await sharp(grey, { raw: { width: side, height: side, channels: 1 } })
    .png()
    .toBuffer();
}

function drawn(width, height, stops, body, defs = '') {
  const colours = stops.map((colour, index) => `<stop offset="${index / (stops.length - 1)}" stop-color="${colour}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">${colours.join('')}</linearGradient>
    <filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="14"/></filter>${defs}</defs>
    <rect width="100%" height="100%" fill="url(#sky)"/>${body}</svg>`;
}

const hsl = (hue, saturation, light) => `hsl(${Math.round(hue) % 360},${saturation}%,${light}%)`;
const times = (count, make) => Array.from({ length: count }, (_value, index) => make(index)).join('');

/** A line from side to side about `y`, closed at the bottom. */
function ridge(random, width, height, y, roughness, steps) {
  let points = [0, 0];
  while (points.length < steps) {
    const swing = (roughness * height) / points.length;
    points = points.flatMap((point, index) => {
      const next = points[index + 1];
      return next === undefined ? [point] : [point, (point + next) / 2 + (random() - 0.5) * 2 * swing];
    });
  }
  const line = points.map((point, index) => `${(index / (points.length - 1)) * width},${y + point}`);
  return `0,${height} ${line.join(' ')} ${width},${height}`;
}

function sun(random, width, height, hue) {
  const [x, y, r] = [width * (0.2 + random() * 0.6), height * (0.2 + random() * 0.2), Math.min(width, height) * 0.07];
  return `<circle cx="${x}" cy="${y}" r="${r * 2}" fill="${hsl(hue, 100, 80)}" opacity=".5" filter="url(#soft)"/>
    <circle cx="${x}" cy="${y}" r="${r}" fill="${hsl(hue, 100, 92)}"/>`;
}

function mountains(random, width, height) {
  const hue = 200 + random() * 120;
  const layers = times(5, (index) => {
    const points = ridge(random, width, height, height * (0.42 + index * 0.12), 0.28 - index * 0.03, 200);
    return `<polygon points="${points}" fill="${hsl(hue + index * 6, 30 + index * 5, 62 - index * 11)}"/>`;
  });
  return drawn(
    width,
    height,
    [hsl(hue, 55, 55), hsl(hue + 60, 70, 75), hsl(hue + 100, 80, 85)],
    sun(random, width, height, 40) + layers,
  );
}

function sea(random, width, height) {
  const hue = 190 + random() * 30;
  const horizon = height * (0.5 + random() * 0.1);
  const waves = times(140, () => {
    const depth = random() ** 1.5;
    const [x, y] = [random() * width, horizon + depth * (height - horizon)];
    const [rx, ry] = [(20 + random() * 60) * (0.3 + depth), 1 + depth * 5];
    const fill = random() < 0.3 ? hsl(35, 90, 80) : hsl(hue, 60, 25 + random() * 35);
    return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" opacity=".5"/>`;
  });
  const water = `<rect y="${horizon}" width="100%" height="100%" fill="${hsl(hue, 60, 34)}"/>`;
  return drawn(
    width,
    height,
    [hsl(hue + 40, 50, 45), hsl(20, 85, 68), hsl(45, 95, 80), hsl(45, 95, 80)],
    sun(random, width, height, 45) + water + waves,
  );
}

function lights(random, width, height) {
  const hue = random() * 360;
  const discs = times(60, () => {
    const r = 15 + random() ** 2 * 90;
    const fill = hsl(hue + random() * 90, 85, 60 + random() * 20);
    const edge = random() < 0.4 ? 'filter="url(#soft)"' : `stroke="${fill}" stroke-opacity=".6"`;
    return `<circle cx="${random() * width}" cy="${random() * height}" r="${r}" fill="${fill}" opacity="${0.15 + random() * 0.35}" ${edge}/>`;
  });
  return drawn(width, height, [hsl(hue + 200, 50, 10), hsl(hue + 240, 60, 22)], discs);
}

function dunes(random, width, height) {
  const hue = 22 + random() * 18;
  const layers = times(6, (index) => {
    const y = height * (0.45 + index * 0.1);
    const [a, b] = [(random() - 0.5) * 200, (random() - 0.5) * 200];
    const path = `M0 ${y} C ${width * 0.3} ${y + a}, ${width * 0.6} ${y + b}, ${width} ${y - a / 2} V ${height} H 0 Z`;
    return `<path d="${path}" fill="${hsl(hue - index * 2, 62, 70 - index * 8)}"/>`;
  });
  return drawn(
    width,
    height,
    [hsl(205, 65, 55), hsl(200, 60, 78), hsl(35, 70, 85)],
    sun(random, width, height, 50) + layers,
  );
}

function skyline(random, width, height) {
  const hue = 220 + random() * 60;
  const houses = times(22, (index) => {
    const [w, h] = [width / 14, height * (0.2 + random() * 0.45)];
    const [x, y] = [(index / 21) * width - w / 2, height - h];
    const windows = times(Math.floor(h / 16) * 4, (slot) => {
      if (random() < 0.55) return '';
      const [left, top] = [x + 6 + (slot % 4) * ((w - 10) / 4), y + 8 + Math.floor(slot / 4) * 16];
      return `<rect x="${left}" y="${top}" width="${w / 8}" height="8" fill="${hsl(40 + random() * 20, 95, 60 + random() * 25)}"/>`;
    });
    return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${hsl(hue, 30, 8 + random() * 14)}"/>${windows}`;
  });
  return drawn(width, height, [hsl(hue, 60, 14), hsl(hue + 40, 55, 35), hsl(hue + 110, 75, 62)], houses);
}

function flowers(random, width, height) {
  const hue = 280 + random() * 100;
  const stems = times(26, () => {
    const [x, y, r] = [random() * width, height * (0.25 + random() * 0.7), 18 + random() * 40];
    const tint = hue + random() * 60;
    const petals = times(8, (index) => {
      const turn = `rotate(${index * 45} ${x} ${y})`;
      return `<ellipse cx="${x}" cy="${y - r}" rx="${r * 0.42}" ry="${r}" transform="${turn}" fill="${hsl(tint, 70, 62)}" opacity=".85"/>`;
    });
    const stem = `<path d="M${x} ${y} q ${(random() - 0.5) * 80} ${height / 4} 0 ${height}" stroke="${hsl(110, 40, 30)}" stroke-width="5" fill="none"/>`;
    return `${stem}${petals}<circle cx="${x}" cy="${y}" r="${r * 0.4}" fill="${hsl(45, 95, 60)}"/>`;
  });
  return drawn(width, height, [hsl(190, 50, 80), hsl(120, 40, 70), hsl(115, 45, 32)], stems);
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { width: { type: 'string' } } });
  const [folder, count = '6'] = positionals;
  const [many, width] = [Number(count), Number(values.width ?? 1600)];
  if (folder === undefined || !(many >= 1) || !(width >= 16)) {
    console.error('usage: node scripts/make-photos.mjs <folder> [count] [--width N]');
    process.exit(2);
  }
  for (const file of await makePhotos(folder, many, width)) console.log(file);
}
