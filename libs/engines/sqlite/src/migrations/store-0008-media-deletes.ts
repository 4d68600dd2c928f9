/** A deleted media is a row of id and version above all positions; its other rows are gone. */
export const store0008MediaDeletes = `
ALTER TABLE media_originals ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
CREATE INDEX media_by_owner ON media_originals (owner_id, id);
`;
