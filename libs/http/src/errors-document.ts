import { errorCodes } from '#libs/events';
import { problemTable } from './edge/problem-table.js';

/** The error codes as a page of Markdown. */
export function errorsDocument(): string {
  const rows = errorCodes.map((code) => [`\`${code}\``, String(problemTable[code].status), problemTable[code].title]);
  const widths = [0, 1, 2].map((at) => Math.max(...[headings, ...rows].map((row) => row[at]!.length)));
  const line = (row: readonly string[]) => `| ${row.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return `# Errors\n\nMade from the error table of libs/http.\n\n${[line(headings), rule, ...rows.map(line)].join('\n')}\n`;
}

const headings = ['code', 'status', 'means'];
