const picture = 'id,kind,state,width,height,placeholder,altText,renditions';

/** Masks with a name, by the id of the shape that they are for: `@card` of a post. */
export const presets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Post: {
    /** What a list shows of a post. */
    card: `id,author(id,userName,fullName,avatar),caption,createdAt,editedAt,place,media(${picture}),counts,viewer`,
    /** What a grid shows of it. */
    tile: `id,media(${picture})`,
  },
  User: {
    /** What stands beside a name. */
    card: 'id,userName,fullName,avatar,viewer',
  },
};
