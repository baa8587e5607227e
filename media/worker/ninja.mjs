import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The packages of Debian that the build needs. */
export const buildPackages = [
  'g++',
  'ninja-build',
  'flatbuffers-compiler',
  'libflatbuffers-dev',
  'libuv1-dev',
  'libssl-dev',
  'libsrtp2-dev',
  'libabsl-dev',
];

/**
 * What must be changed in mediasoup's source to run on Debian's libraries. Only the copy being built is changed.
 *
 * Debian's OpenSSL has kernel TLS, so it asks the output BIO a control question before a handshake. mediasoup's callback
 * answers 1 to every call that is not exactly `BIO_CB_RETURN`; OpenSSL takes that for "kernel TLS is on", makes no write
 * buffer, and the first DTLS handshake crashes. The answer must pass through whenever the `BIO_CB_RETURN` bit is set.
 */
const changes = [
  {
    file: 'src/RTC/DtlsTransport.cpp',
    from: '(operationType == BIO_CB_RETURN)',
    to: '((operationType & BIO_CB_RETURN) != 0)',
  },
];

const libraries = [
  ...['uv', 'ssl', 'crypto', 'srtp2', 'flatbuffers'],
  ...[
    'raw_hash_set',
    'hash',
    'city',
    'low_level_hash',
    'strings',
    'throw_delegate',
    'bad_optional_access',
  ].map(abseil),
  ...['raw_logging_internal', 'base', 'hashtablez_sampler'].map(abseil),
  ...['pthread', 'dl'],
];

/**
 * Writes `build.ninja` into `buildFolder`; its default target is `mediasoup-worker` in the same folder. The source is
 * the one that the npm package ships. Written again over an interrupted build, it lets ninja go on where it was.
 * @param {{ packageFolder: string, adaptersFolder: string, buildFolder: string }} folders absolute paths
 * @throws {Error} when mediasoup's source no longer holds what our change replaces
 */
export function writeNinjaFile({ packageFolder, adaptersFolder, buildFolder }) {
  const worker = join(packageFolder, 'worker');
  const changed = writeChangedSources(worker, buildFolder);
  const objects = workerSources(packageFolder).map((source, index) => ({
    source: changed.get(source) ?? source,
    object: `objects/${index}-${basename(source).replace(/\.\w+$/, '')}.o`,
  }));
  const schemas = listFiles(join(worker, 'fbs'), '.fbs');
  writeFileSync(
    join(buildFolder, 'build.ninja'),
    [
      ...rules([adaptersFolder, ...includeFolders(worker)]),
      `build headers.stamp: headers ${schemas.map(escapePath).join(' ')}`,
      ...objects.map(
        ({ source, object }) => `build ${object}: compile ${escapePath(source)} || headers.stamp`,
      ),
      `build mediasoup-worker: link ${objects.map(({ object }) => object).join(' ')}`,
      '',
    ].join('\n'),
  );
}

/**
 * Every C++ file of the worker, read from mediasoup's own meson files, so that a new version brings its new files.
 * @param {string} packageFolder
 * @returns {string[]} absolute paths
 */
export function workerSources(packageFolder) {
  const worker = join(packageFolder, 'worker');
  const webrtc = join(worker, 'deps', 'libwebrtc');
  return [
    ...mesonList(join(worker, 'meson.build'), 'common_sources').map((file) => join(worker, file)),
    join(worker, 'src', 'main.cpp'),
    ...mesonList(join(webrtc, 'meson.build'), 'libwebrtc_sources').map((file) => join(webrtc, file)),
  ];
}

/**
 * The strings of `name = [ … ]` and of each `name += [ … ]`.
 * @param {string} mesonFile
 * @param {string} name
 */
function mesonList(mesonFile, name) {
  const assignments = readFileSync(mesonFile, 'utf8').matchAll(
    new RegExp(`^\\s*${name} \\+?= \\[([^\\]]*)\\]`, 'gm'),
  );
  return [...assignments].flatMap(([, body = '']) =>
    [...body.matchAll(/'([^']+)'/g)].map(([, file = '']) => file),
  );
}

/**
 * @param {string} worker
 * @param {string} buildFolder
 * @returns {Map<string, string>} original path → path of the changed copy
 */
function writeChangedSources(worker, buildFolder) {
  return new Map(
    changes.map(({ file, from, to }) => {
      const original = join(worker, file);
      const text = readFileSync(original, 'utf8');
      if (!text.includes(from))
        throw new Error(`${file} no longer holds "${from}": look at our change to it again`);
      const copy = join(buildFolder, 'changed', file);
      mkdirSync(dirname(copy), { recursive: true });
      writeFileSync(copy, text.replace(from, to));
      return [original, copy];
    }),
  );
}

/** @param {string[]} includes */
function rules(includes) {
  const defines = ['NDEBUG', 'MS_LITTLE_ENDIAN', 'MS_EXECUTABLE', 'FLATBUFFERS_LOCALE_INDEPENDENT=1'];
  const flags = ['-std=c++20', '-O3', '-w', ...defines.map((name) => `-D${name}`)];
  return [
    'rule headers',
    '  command = mkdir -p generated/FBS && flatc --cpp --cpp-field-case-style lower --reflect-names --scoped-enums ' +
      '--filename-suffix "" -o generated/FBS $in && touch $out',
    '  description = headers from the schemas',
    'rule compile',
    `  command = g++ ${flags.join(' ')} ${includes.map((folder) => `-I'${escapeText(folder)}'`).join(' ')} ` +
      '-MMD -MF $out.d -c $in -o $out',
    '  description = $in',
    '  depfile = $out.d',
    '  deps = gcc',
    'rule link',
    `  command = g++ -s -o $out $in -Wl,--as-needed ${libraries.map((name) => `-l${name}`).join(' ')}`,
    '  description = $out',
  ];
}

/** @param {string} worker */
function includeFolders(worker) {
  const webrtc = join(worker, 'deps', 'libwebrtc');
  return [join(worker, 'include'), 'generated', webrtc, join(webrtc, 'libwebrtc')];
}

/**
 * @param {string} folder
 * @param {string} ending
 */
function listFiles(folder, ending) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

/** @param {string} name */
function abseil(name) {
  return `absl_${name}`;
}

/** @param {string} path */
function escapePath(path) {
  return path.replace(/[$ :]/g, '$$$&');
}

/** @param {string} text */
function escapeText(text) {
  return text.replaceAll('$', '$$$$');
}
