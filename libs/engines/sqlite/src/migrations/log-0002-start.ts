/** Below it lie records that are forgotten already, overwritten with zeros. */
export const log0002Start = `
ALTER TABLE partitions ADD COLUMN start INTEGER NOT NULL DEFAULT 0;
`;
