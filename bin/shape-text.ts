import * as z from 'zod';

/** Schemas that have a name of their own in a text: where one stands inside another, its name stands there. */
export type Names = z.core.$ZodRegistry<{ id: string }>;
type Json = z.core.JSONSchema.JSONSchema;
type Notes = Record<string, string>;

const WIDTH = 100;

/** A zod schema as a TypeScript type, with its limits as comments, worked out from zod's own JSON schema. */
export function shapeText(
  schema: z.ZodType,
  names: Names,
  io: 'input' | 'output',
  notes: Notes = {},
): string {
  const json = z.toJSONSchema(schema, { metadata: names, io, unrepresentable: 'any' }) as Json;
  return typeOf(own(json), '', notes);
}

/** A named schema stands as a reference to itself at the top; here its body is wanted. */
function own(json: Json): Json {
  const name = json.$ref?.split('/').at(-1);
  return name === undefined ? json : (json.$defs![name] as Json);
}

function typeOf(json: Json, indent: string, notes: Notes = {}): string {
  if (json.$ref !== undefined) return json.$ref.split('/').at(-1)!;
  if (json.anyOf ?? json.oneOf)
    return (json.anyOf ?? json.oneOf)!.map((one) => typeOf(one as Json, indent)).join(' | ');
  if (json.const !== undefined) return JSON.stringify(json.const).replaceAll('"', "'");
  if (json.enum) return json.enum.map((one) => `'${String(one)}'`).join(' | ');
  if (json.type === 'array') return listOf(json.items as Json, indent);
  if (json.type === 'object') return objectOf(json, indent, notes);
  if (json.type === undefined) return 'unknown';
  return [json.type].flat().join(' | ').replace('integer', 'number');
}

function listOf(items: Json, indent: string): string {
  const of = typeOf(items, indent);
  return / \| /.test(of) && !of.startsWith('{') ? `(${of})[]` : `${of}[]`;
}

function objectOf(json: Json, indent: string, notes: Notes): string {
  const { properties = {}, required = [], additionalProperties } = json;
  const fields = Object.entries(properties).map(([name, field]) => {
    const optional = required.includes(name) ? '' : '?';
    return {
      text: `${name}${optional}: ${typeOf(field as Json, `${indent}  `)};`,
      note: noteOn(field as Json, notes[name]),
    };
  });
  if (typeof additionalProperties === 'object') {
    const more =
      Object.keys(additionalProperties).length === 0 ? 'unknown' : typeOf(additionalProperties, indent);
    fields.push({ text: `[name: string]: ${more};`, note: noteOn(json.propertyNames as Json | undefined) });
  }
  if (fields.length === 0) return '{}';
  const line = `{ ${fields
    .map(({ text }) => text)
    .join(' ')
    .replace(/;$/, '')} }`;
  if (line.length < WIDTH && !line.includes('\n') && fields.every(({ note }) => note === '')) return line;
  const lines = fields.map(({ text, note }) => `${indent}  ${text}${note && ` // ${note}`}`);
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function noteOn(json: Json | undefined, words = ''): string {
  return [words, limitOf(json)].filter(Boolean).join('; ');
}

function limitOf(json: Json | undefined): string {
  if (!json || json.$ref) return '';
  if (json.type === 'array')
    return [lengthOf(json.minItems, json.maxItems), limitOf(json.items as Json)]
      .filter(Boolean)
      .join('; each ');
  if (json.type === 'string')
    return (
      json.format ??
      (json.pattern
        ? `\`${json.pattern.replaceAll('\\/', '/')}\``
        : lengthOf(json.minLength, json.maxLength, 'characters'))
    );
  if (json.type !== 'integer' && json.type !== 'number') return '';
  return rangeOf(json);
}

function rangeOf({ type, minimum, maximum }: Json): string {
  const whole = type === 'integer' ? 'whole' : '';
  const high = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum;
  const low = minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? undefined : minimum;
  if (low === undefined && high === undefined) return '';
  return [whole, high === undefined ? `from ${low}` : `${low ?? ''} to ${high}`].filter(Boolean).join(', ');
}

function lengthOf(low = 0, high?: number, what = 'of them'): string {
  if (high === undefined) return low > 0 ? `at least ${low} ${what}` : '';
  return low > 0 ? `${low} to ${high} ${what}` : `at most ${high} ${what}`;
}
