/** The parts of a form: texts, and files with their names, each alone or several under one name. */
export type FormParts = Readonly<Record<string, FormPart | readonly FormPart[]>>;
export type FormPart = string | File;

/**
 * A multipart body, as a call that takes a form wants it: `body: form({ file, caption })`. In the types of the API a file
 * is a string of bytes; what is sent is the form.
 */
export function form<Parts extends FormParts>(parts: Parts): AsSent<Parts> {
  const sent = new FormData();
  for (const [name, value] of Object.entries(parts)) {
    for (const part of isList(value) ? value : [value]) sent.append(name, part);
  }
  return sent as unknown as AsSent<Parts>;
}

type AsSent<Parts extends FormParts> = { [Name in keyof Parts]: Parts[Name] extends FormPart ? string : string[] };

function isList(value: FormPart | readonly FormPart[]): value is readonly FormPart[] {
  return Array.isArray(value);
}
